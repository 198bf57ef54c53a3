import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { EntryKind } from '../../domain/kit/define-entry.ts'
import type { Answer } from '../client/call.ts'
import { refusedAt } from '../client/faults-at.ts'
import { FootFault } from '../client/foot-fault.tsx'
import { useMe } from '../client/me.tsx'
import { useDo } from '../client/queries.ts'
import { Choice, Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { t } from '../words/words.ts'
import { useTellEnded } from './tell-ended.tsx'

/** How it ended, on which day, for which reason: taps first, words where they are wanted. */
export const EndEntry = ({ entry, kind, close }: { entry: Answer<'getEntry'>; kind: EntryKind; close: () => void }) => {
  const me = useMe()
  const end = useDo('endEntry')
  const no = refusedAt(end.error)
  const tellEnded = useTellEnded()
  const ends = kind.states.filter((s) => s.ended && !s.above)
  const [state, setState] = useState<string | undefined>(ends.length === 1 ? ends[0]?.value : undefined)
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(me.today)
  const [tried, setTried] = useState(false)
  const lacksState = tried && state === undefined ? t('请选是哪一种。') : undefined
  const lacksReason = tried && reason.trim().length < 2 ? t('请选或写一个原因。') : undefined
  return (
    <Dialog onClose={close} title={t('结束这一条')}>
      <form
        className="col"
        style={{ gap: 14 }}
        onSubmit={(e) => {
          e.preventDefault()
          setTried(true)
          if (state === undefined || reason.trim().length < 2) return
          end.mutate(
            { params: { id: entry.id }, body: { on, reason: reason.trim(), state } },
            {
              onSuccess: () => {
                tellEnded(entry.id, t('已经结束，登记还查得到。'))
                close()
              },
            },
          )
        }}
      >
        {ends.length > 1 ? (
          <Choices label={t('结果')} fault={lacksState ?? no.at('state')}>
            {ends.map((s) => (
              <Choice key={s.value} on={state === s.value} tap={() => setState(s.value)} text={t(s.label)} />
            ))}
          </Choices>
        ) : null}
        <Choices label={t('原因')} fault={undefined}>
          {kind.endings.map((text) => (
            <Choice key={text} on={reason === text} tap={() => setReason(text)} text={t(text)} />
          ))}
        </Choices>
        <TextInput
          aria-label={t('别的原因')}
          placeholder={t('别的原因')}
          value={reason}
          maxLength={200}
          error={lacksReason ?? no.at('reason')}
          onChange={(e) => setReason(e.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('哪天结束的')}
          value={on}
          min={entry.from}
          max={me.today}
          required
          error={no.at('on')}
          onChange={(e) => setOn(e.currentTarget.value)}
        />
        <FootFault of={no} />
        <Button type="submit" loading={end.isPending}>
          {t('结束')}
        </Button>
      </form>
    </Dialog>
  )
}
