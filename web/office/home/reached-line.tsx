import { t } from '../../words/words.ts'

type Month = { month: string; owed: number; met: number; days: readonly { on: string; n: number }[] }
const [WIDTH, HEIGHT, TOP] = [140, 52, 4]

const shareOf = (m: Pick<Month, 'owed' | 'met'>) => Math.floor((100 * m.met) / m.owed)

/** Day of the month and height of the line, day by day until `until`; what came before the month counts on its first day. */
const points = (m: Month, until: number): string => {
  const at = (day: number, n: number) =>
    `${((WIDTH * (day - 1)) / 30).toFixed(1)},${(HEIGHT - ((HEIGHT - TOP) * n) / m.owed).toFixed(1)}`
  const steps = m.days.map(({ on, n }) => ({ day: on.startsWith(m.month) ? Number(on.slice(8)) : 31, n }))
  const shown = steps.filter((s) => s.day <= until)
  return [at(1, 0), ...shown.map((s) => at(s.day, s.n)), at(until, shown.at(-1)?.n ?? 0)].join(' ')
}

/**
 * How a month's talks added up: the line climbs to the upper rule, where all are reached; of a month that is not over it ends today,
 * and the month before stands beside it, broken. Its table is the two rows under the grid (looks: charts).
 */
export const ReachedLine = ({
  month,
  before,
  today,
  title,
}: {
  month: Month
  before: Month | null
  today: string
  title: string
}) => {
  const now = today.startsWith(month.month)
  const until = now ? Number(today.slice(8)) : 31
  const line = points(month, until)
  const end = line.split(' ').at(-1)?.split(',').map(Number) ?? [0, 0]
  return (
    <svg
      className="reached"
      viewBox={`0 -2 ${WIDTH + 6} ${HEIGHT + 4}`}
      role="img"
      aria-label={t('{m}月{x}：应做 {n} 名，做到 {k} 名', {
        m: Number(month.month.slice(5)),
        x: title,
        n: month.owed,
        k: month.met,
      })}
    >
      <path d={`M0 ${TOP}H${WIDTH}M0 ${HEIGHT}H${WIDTH}`} className="rule" />
      <polygon points={`0,${HEIGHT} ${line} ${end[0]},${HEIGHT}`} className={now ? 'area hollow' : 'area'} />
      {now && before ? <polyline points={points(before, 31)} className="before" /> : null}
      <polyline points={line} className="line" />
      <circle cx={end[0]} cy={end[1]} r="3" className="end" />
    </svg>
  )
}

/** 98%: never rounded up to all while one is lacking. */
export const shareWords = (m: Pick<Month, 'owed' | 'met'>): string => `${shareOf(m)}%`
