import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { t } from '../../words/words.ts'

/** Whole numbers of a list for a reason, which stays in the diary. */
export const AskReason = ({
  title,
  yes,
  go,
  close,
}: {
  title: string
  yes: string
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
          close()
        }}
      >
        <TextInput
          label={t('为什么要看')}
          description={t('表里有完整的身份证号和电话，原因会留在记录里')}
          placeholder={t('例如：对着证件改错的号码')}
          value={reason}
          onChange={(e) => setReason(e.currentTarget.value)}
          required
          minLength={2}
          maxLength={200}
          data-autofocus
        />
        <Button type="submit" disabled={reason.trim().length < 2}>
          {yes}
        </Button>
      </form>
    </Dialog>
  )
}
