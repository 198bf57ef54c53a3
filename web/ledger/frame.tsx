import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import type { Ask } from '../client/call.ts'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Sent = Ask<'saveMovements'>['body']['movements'][number]

/** A box in which one movement is written: its own questions, then the day and what for. What is refused says why, and nothing typed is lost. */
export const Frame = ({
  title,
  told,
  purposes,
  movement,
  lacks,
  voucher = false,
  close,
  children,
}: {
  title: string
  /** Said when it is booked. */
  told: string
  /** What one taps as “做什么”; the first is filled in. */
  purposes: readonly string[]
  /** What is sent besides id, day and purpose; null while something lacks. */
  movement: Record<string, unknown> | null
  lacks: string
  voucher?: boolean
  close: () => void
  children?: ReactNode
}) => {
  const me = useMe()
  // The same movement however often it is tapped.
  const [id] = useState(newId)
  const [on, setOn] = useState(me.today)
  const [purpose, setPurpose] = useState(purposes[0] ?? '')
  const [number, setNumber] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const save = useDo('saveMovements', ['getLedger', 'getUseOfAid'])
  const send = () => {
    if (movement === null || purpose.trim() === '') {
      setFault(movement === null ? lacks : t('请写做什么用。'))
      return
    }
    const sent = { id, on, purpose: purpose.trim(), voucher: number.trim(), ...movement } as Sent
    save.mutate(
      { body: { movements: [sent] } },
      {
        onSuccess: ({ verdicts: [verdict] }) => {
          if (verdict?.verdict === 'accepted' || verdict?.verdict === 'duplicate') {
            tell(told)
            close()
          } else setFault(verdict?.message ?? t('没有记上，请再试一次。'))
        },
      },
    )
  }
  return (
    <Dialog title={title} onClose={close}>
      <form
        className="col"
        style={{ gap: 12 }}
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        {children}
        {purposes.length > 1 ? (
          <div className="row" style={{ gap: 8 }}>
            {purposes.map((words) => (
              <button
                key={words}
                type="button"
                className="choice"
                aria-pressed={purpose === words}
                onClick={() => setPurpose(words)}
              >
                {words}
              </button>
            ))}
          </div>
        ) : null}
        <TextInput
          label={t('做什么')}
          value={purpose}
          maxLength={60}
          required
          onChange={(e) => setPurpose(e.currentTarget.value)}
        />
        <div className="row" style={{ gap: 12, alignItems: 'flex-end' }}>
          <TextInput
            type="date"
            label={t('哪一天')}
            value={on}
            max={me.today}
            required
            onChange={(e) => setOn(e.currentTarget.value)}
          />
          {voucher ? (
            <TextInput
              label={t('凭证号')}
              value={number}
              maxLength={30}
              style={{ maxWidth: 180 }}
              onChange={(e) => setNumber(e.currentTarget.value)}
            />
          ) : null}
        </div>
        {fault ? (
          <p className="c-overdue sm" role="alert" style={{ margin: 0 }}>
            {fault}
          </p>
        ) : null}
        {save.error ? <Fault error={save.error} /> : null}
        <Button type="submit" loading={save.isPending}>
          {t('记上')}
        </Button>
      </form>
    </Dialog>
  )
}
