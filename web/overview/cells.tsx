import type { OverviewCount } from '../../domain/overview.ts'
import { Icon } from '../ui/icon.tsx'
import { t } from '../words/words.ts'
import { type Ask, askWords, Figure } from './figure.tsx'
import { MissedBars } from './missed-bars.tsx'
import type { Numbers, Overview } from './order.ts'

export type Said = {
  /** Whose numbers these are. */
  name: string
  numbers: Numbers
  /** The answer that they are of: its rules and months. */
  data: Overview
  open: (ask: Ask) => void
}

/** The numbers of a row: on the roll, both readings, this month's duties, months, what moved. `rules`, `months` and `scale` of the table. */
export const Cells = ({
  name,
  numbers: n,
  data,
  open,
  rules,
  months,
  scale,
}: Said & { rules: Overview['rules']; months: readonly string[]; scale: number }) => {
  const figure = (ask: Ask, value: number, text?: string) => (
    <Figure of={name} says={askWords(ask, data.rules)} n={value} open={() => open(ask)}>
      {text}
    </Figure>
  )
  const now = data.months.indexOf(data.month)
  const count = (what: OverviewCount) => <td className="num">{figure({ what }, n[what])}</td>
  return (
    <>
      {count('children')}
      {count('education')}
      {count('state')}
      {rules.map(({ rule }) => {
        const { due, met, overdue } = n.duties[data.rules.findIndex((r) => r.rule === rule)] ?? NONE
        return (
          <td key={rule} className="done">
            {due === 0 ? (
              <span className="mut3">—</span>
            ) : (
              <span className="cover">
                {figure({ what: 'met', rule }, met)}/{figure({ what: 'due', rule }, due)}
                {met === due ? (
                  <span className="c-met">
                    <Icon name="met" />
                  </span>
                ) : null}
                {overdue ? (
                  <Figure
                    of={name}
                    says={askWords({ what: 'overdue', rule }, data.rules)}
                    n={overdue}
                    open={() => open({ what: 'overdue', rule })}
                    late
                  >
                    <Icon name="overdue" />
                    {overdue}
                  </Figure>
                ) : null}
                <i style={{ width: `${(100 * met) / due}%` }} />
              </span>
            )}
          </td>
        )
      })}
      <td className="missed">
        <span className="with-bars">
          <MissedBars
            of={name}
            months={months}
            current={data.month}
            numbers={{
              ...n,
              months: months.map((m) => n.months[data.months.indexOf(m)] ?? { owed: 0, missed: 0 }),
            }}
            scale={scale}
            open={(month) => open({ what: 'missed', month })}
          />
          {now < 0 ? null : figure({ what: 'missed', month: data.month }, n.months[now]?.missed ?? 0)}
        </span>
      </td>
      <td className="moved">
        {n.came + n.left + n.changed === 0 ? <span className="mut3">{t('没有')}</span> : null}
        {n.came ? figure({ what: 'came' }, n.came, `+${n.came}`) : null}
        {n.left ? figure({ what: 'left' }, n.left, `−${n.left}`) : null}
        {n.changed ? figure({ what: 'changed' }, n.changed, t('改 {n}', { n: n.changed })) : null}
      </td>
    </>
  )
}

const NONE = { due: 0, met: 0, overdue: 0 }
