import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from './dialog.tsx'
import { Fault } from './states.tsx'

/** A reason that somebody else reads, in a sentence, and the deed on the button. */
export const AskReason = ({
  title,
  text,
  label,
  hint,
  about,
  yes,
  busy = false,
  error = null,
  go,
  close,
}: {
  title: string
  text?: string
  label: string
  hint: string
  /** What becomes of the reason. */
  about?: string
  yes: string
  busy?: boolean
  error?: Error | null
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
          go(reason.trim())
        }}
      >
        {text ? <p className="sm">{text}</p> : null}
        <TextInput
          label={label}
          description={about}
          placeholder={hint}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          required
          minLength={2}
          maxLength={200}
          data-autofocus
        />
        {error ? <Fault error={error} /> : null}
        <Button type="submit" loading={busy} disabled={reason.trim().length < 2}>
          {yes}
        </Button>
      </form>
    </Dialog>
  )
}
