import { OVERVIEW_WORDS } from '../../domain/overview.ts'
import { t } from '../words/words.ts'
import type { Numbers } from './order.ts'

/** What all rows' bars are measured by: the share left out in the worst month of all, up to a quarter, a half, three, the whole. */
export const scaleOf = (tables: readonly { rows: readonly Numbers[]; total: Numbers }[]): number =>
  Math.max(
    25,
    ...tables
      .flatMap(({ rows, total }) => [...rows, total])
      .flatMap((r) => r.months.map((m) => (m.owed ? Math.ceil((4 * m.missed) / m.owed) * 25 : 0))),
  )

/**
 * Month by month what was left undone, as shares of what fell due (looks: desk-home-township): small bars on one scale, the month
 * that is not over hollow. Each opens to names; what it says stands in its words, and in the sheet as a number.
 */
export const MissedBars = ({
  of,
  months,
  current,
  numbers,
  scale,
  open,
}: {
  of: string
  months: readonly string[]
  /** The month that runs. */
  current: string
  numbers: Numbers
  scale: number
  open: (month: string) => void
}) => (
  <span className="missed-bars">
    {months.map((month, i) => {
      const { owed, missed } = numbers.months[i] ?? { owed: 0, missed: 0 }
      const says = t('{m} 月{what} {n}（共 {o}）', {
        m: Number(month.slice(5)),
        what: t(OVERVIEW_WORDS.missed),
        n: missed,
        o: owed,
      })
      const height = owed ? Math.max(missed ? 8 : 0, (10_000 * missed) / (owed * scale)) : 0
      return (
        <button
          key={month}
          type="button"
          disabled={missed === 0}
          aria-label={`${of}：${says}`}
          title={owed ? says : t('{m} 月没有要做的', { m: Number(month.slice(5)) })}
          onClick={() => open(month)}
        >
          <i className={month === current ? 'hollow' : ''} style={{ height: `${Math.min(100, height)}%` }} />
        </button>
      )
    })}
  </span>
)
