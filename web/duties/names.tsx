import { isMet, isOwed, unitKey } from '../../domain/duties/duty-facts.ts'
import type { DutyUnit } from '../../domain/duties/types.ts'
import { useList } from '../client/use-list.ts'
import { Dialog } from '../ui/dialog.tsx'
import { More } from '../ui/more.tsx'
import { Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Group } from './group.tsx'
import type { Duty } from './listed-duty.ts'

/** A count that was opened: of which place and duty, of which period or state, counted by children or households. */
export type Asked = {
  place: string
  name: string
  rule: string
  period?: string
  month?: string
  own?: 'yes'
  state?: string
  title: string
  unit: DutyUnit
}
const ORDER = ['overdue', 'missed', 'due-soon', 'open', 'not-yet', 'waived', 'met-late', 'met']
const rank = (group: readonly Duty[]) => Math.min(...group.map((d) => ORDER.indexOf(d.state)))

/** The names behind a count: who is still owed first, by household where a visit is for all; each says why. */
export const Names = ({ asked, close }: { asked: Asked; close: () => void }) => {
  const list = useList('listDuties', {
    place: asked.place,
    rule: asked.rule,
    ...(asked.period ? { period: asked.period } : {}),
    ...(asked.month ? { month: asked.month } : {}),
    ...(asked.own ? { own: asked.own } : {}),
    ...(asked.state ? { state: asked.state } : {}),
    limit: 200,
  })
  const groups = [...Map.groupBy(list.items, (d) => `${unitKey(asked.unit, d)} ${d.period.key}`).values()].sort(
    (a, b) => rank(a) - rank(b),
  )
  const owed = groups.filter((g) => g.some((d) => isOwed(d.state) && !isMet(d.state)))
  const settled = groups.filter((g) => !owed.includes(g))
  const whole = list.more === null
  return (
    <Dialog
      onClose={close}
      title={[
        asked.name,
        asked.title,
        list.first && whole
          ? owed.length
            ? t('还差 {n} {unit}', { n: owed.length, unit: t(asked.unit) })
            : t('都做了')
          : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      size={560}
    >
      {list.error ? <Fault error={list.error} again={list.again} /> : null}
      {!list.first && !list.error ? <Loading rows={4} /> : null}
      <div className="lines">
        {owed.map((g) => (
          <Group key={g[0]?.id} duties={g} />
        ))}
      </div>
      <More more={list.more} busy={list.busy} text={t('再看一些')} />
      {settled.length && !asked.state ? (
        <details style={{ marginTop: 8 }} open={owed.length === 0}>
          <summary className="mut" style={{ cursor: 'pointer', minHeight: 32 }}>
            {t('做了的和免了的 {n} {unit}', { n: settled.length, unit: t(asked.unit) })}
          </summary>
          <div className="lines">
            {settled.map((g) => (
              <Group key={g[0]?.id} duties={g} />
            ))}
          </div>
        </details>
      ) : null}
    </Dialog>
  )
}
