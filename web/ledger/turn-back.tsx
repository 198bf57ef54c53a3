import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** A movement that was wrong is turned back by one of its own, with why (decision 054). */
export const TurnBack = ({
  movement: m,
  why = '',
  close,
}: {
  movement: { id: string; purpose: string }
  why?: string
  close: () => void
}) => {
  const [id] = useState(newId)
  const [reason, setReason] = useState(why)
  const turn = useDo('reverseMovement', ['getLedger', 'getUseOfAid', 'listHands', 'listUnbooked'], () =>
    tell(t('冲掉了。记对的那一笔请重新记。')),
  )
  return (
    <Dialog title={t('冲正：{x}', { x: m.purpose })} onClose={close}>
      <form
        className="col"
        onSubmit={(e) => {
          e.preventDefault()
          turn.mutate({ params: { id: m.id }, body: { id, reason: reason.trim() } }, { onSuccess: close })
        }}
      >
        <p className="mut sm">{t('原来的一笔不删，记一笔相反的冲掉它。两笔都还看得到。')}</p>
        <TextInput
          label={t('为什么')}
          placeholder={t('例如：数目写错了')}
          value={reason}
          minLength={2}
          maxLength={60}
          required
          data-autofocus
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        {turn.error ? <Fault error={turn.error} /> : null}
        <Button type="submit" loading={turn.isPending} disabled={reason.trim().length < 2}>
          {t('冲正')}
        </Button>
      </form>
    </Dialog>
  )
}
