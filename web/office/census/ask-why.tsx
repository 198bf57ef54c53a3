import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** A reason that somebody else reads, in a sentence, and the deed on the button. */
export const AskWhy = ({
  title,
  text,
  label,
  hint,
  yes,
  busy,
  error,
  go,
  close,
}: {
  title: string
  text: string
  label: string
  hint: string
  yes: string
  busy: boolean
  error: Error | null
  go: (reason: string) => void
  close: () => void
}) => {
  const [reason, setReason] = useState('')
  return (
    <Dialog onClose={close} title={title}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          go(reason)
        }}
      >
        <p className="sm">{text}</p>
        <TextInput
          label={label}
          placeholder={hint}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          required
          minLength={2}
          maxLength={200}
          data-autofocus
        />
        {error ? <Fault error={error} /> : null}
        <Button type="submit" loading={busy}>
          {t(yes)}
        </Button>
      </form>
    </Dialog>
  )
}
