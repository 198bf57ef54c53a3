import { Button, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import type { Answer, Ask } from '../client/call.ts'
import { type FaultsAt, faultsAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMe } from '../client/me.tsx'
import { newId } from '../client/new-id.ts'
import { tell } from '../client/notify.ts'
import { useDo } from '../client/queries.ts'
import { Dialog } from '../ui/dialog.tsx'
import { showFault } from '../ui/show-fault.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Sent = Ask<'saveMovements'>['body']['movements'][number]
type Verdict = Answer<'saveMovements'>['verdicts'][number]

/**
 * A box in which one movement is written: its own questions, then the day and what for. What lacks or is refused is said at its question,
 * and nothing typed is lost.
 */
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
  /** What is sent besides id, day and purpose; null while something lacks, which `lacks` tells by field. */
  movement: Record<string, unknown> | null
  lacks: Readonly<Record<string, string | undefined>>
  voucher?: boolean
  close: () => void
  /** The questions; each says which fields of the movement it asks for. */
  children: (at: FaultsAt['at']) => ReactNode
}) => {
  const me = useMe()
  // The same movement however often it is tapped.
  const [id] = useState(newId)
  const [on, setOn] = useState(me.today)
  const [purpose, setPurpose] = useState(purposes[0] ?? '')
  const [number, setNumber] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<{ of: string; verdict: Verdict | undefined } | null>(null)
  const save = useDo('saveMovements', ['getLedger', 'getUseOfAid'])
  const sent = { id, on, purpose: purpose.trim(), voucher: number.trim(), ...movement }
  const written = JSON.stringify(sent)
  const all = { ...lacks, ...(sent.purpose === '' ? { purpose: t('请写做什么用。') } : {}) }
  // Said of what was sent: once it is changed, it is another one.
  const no = refused?.of === written ? refused.verdict : null
  const faults = faultsAt(
    { ...(tried ? all : {}), ...Object.fromEntries(no?.problems.map((p) => [p.field, p.message]) ?? []) },
    no === null ? undefined : (no?.message ?? t('没有记上，请再试一次。')),
  )
  const { at } = faults
  const send = () => {
    setTried(true)
    if (movement === null || sent.purpose === '') {
      showFault(form.current)
      return
    }
    save.mutate(
      { body: { movements: [sent as Sent] } },
      {
        onSuccess: ({ verdicts: [verdict] }) => {
          if (verdict?.verdict === 'accepted' || verdict?.verdict === 'duplicate') {
            tell(told)
            close()
            return
          }
          setRefused({ of: written, verdict })
          showFault(form.current)
        },
      },
    )
  }
  return (
    <Dialog title={title} onClose={close}>
      <form
        ref={form}
        noValidate
        className="col"
        style={{ gap: 12 }}
        onSubmit={(e) => {
          e.preventDefault()
          send()
        }}
      >
        {children(at)}
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
          error={at('purpose')}
          onChange={(e) => setPurpose(e.currentTarget.value)}
        />
        <div className="row" style={{ gap: 12, alignItems: 'flex-start' }}>
          <TextInput
            type="date"
            label={t('哪一天')}
            value={on}
            max={me.today}
            required
            error={at('on')}
            onChange={(e) => setOn(e.currentTarget.value)}
          />
          {voucher ? (
            <TextInput
              label={t('凭证号')}
              value={number}
              maxLength={30}
              error={at('voucher')}
              style={{ maxWidth: 180 }}
              onChange={(e) => setNumber(e.currentTarget.value)}
            />
          ) : null}
        </div>
        <FootFault of={faults} />
        {save.error ? <Fault error={save.error} /> : null}
        <Button type="submit" loading={save.isPending}>
          {t('记上')}
        </Button>
      </form>
    </Dialog>
  )
}
