import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isMet } from '../../domain/duties/duty-facts.ts'
import { MOST_WAIVED } from '../../domain/duties/types.ts'
import { newId } from '../client/new-id.ts'
import { useDo } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import type { Duty } from './listed-duty.ts'
import { tellWaived } from './undo-waived.tsx'

/** One reason for all that were chosen, of one rule and period (F21): all are waived or none. */
export const WaiveMany = ({
  chosen,
  unit,
  done,
}: {
  chosen: readonly (readonly Duty[])[]
  unit: string
  done: () => void
}) => {
  const waive = useDo('waiveDuty', undefined, ({ waivers }) =>
    tellWaived(t('免了 {n} {unit}这一次，统计里单独列出，不算做了。', { n: chosen.length, unit }), waivers),
  )
  const [reason, setReason] = useState('')
  // Until it is sent it is one wish: asked for again after a lost answer it is the same.
  const [id] = useState(newId)
  const duties = chosen.flat().filter((d) => !d.waiver && !isMet(d.state))
  const [first] = duties
  if (!first) return null
  const many = duties.length > MOST_WAIVED
  const text = t('免这 {n} {unit}', { n: chosen.length, unit })
  return (
    <form
      className="row pick-foot"
      onSubmit={(e) => {
        e.preventDefault()
        waive.mutate(
          {
            body: {
              id,
              rule: first.rule,
              subjects: duties.map((d) => ({ kind: d.subject.kind, id: d.subject.id })),
              period: first.period.key,
              reason,
            },
          },
          {
            onSuccess: done,
          },
        )
      }}
    >
      <TextInput
        aria-label={t('一起免的原因')}
        placeholder={t('原因，例如：全班在外研学')}
        value={reason}
        onChange={(e) => setReason(e.currentTarget.value)}
        required
        minLength={2}
        style={{ flex: '1 1 160px' }}
      />
      <Button type="submit" loading={waive.isPending} disabled={many}>
        {text}
      </Button>
      {many ? (
        <p className="sm c-overdue">{t('一次最多免 {n} 名孩子，请一个班一个班地免。', { n: MOST_WAIVED })}</p>
      ) : null}
      {waive.error ? <Fault error={waive.error} /> : null}
    </form>
  )
}
