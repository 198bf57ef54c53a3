import { useOverview } from '../../client/use-overview.ts'
import { Fault, Loading } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'
import { Line } from './lines.tsx'

/** What a township's or county's table of places says in a sentence: what is overdue, what was not reported, what moved; it leads there. */
export const PlacesLine = () => {
  const table = useOverview({})
  if (table.error) return <Fault error={table.error} again={() => void table.refetch()} />
  if (!table.data) return <Loading rows={1} />
  const { total, rows, by } = table.data
  const missing = rows.filter((r) => r.notReported.length > 0).length
  const gaps = { n: rows.length, o: total.overdue, m: missing, d: total.met, a: total.due }
  return (
    <Line title={t('各校一览')} to="/overview" link={t('一行一行看')}>
      {by === 'township'
        ? t('{n} 行：本月要做 {a} 件，做了 {d} 件，过期没做 {o} 件。', gaps)
        : t('{n} 所学校：本月要做 {a} 件，做了 {d} 件，过期没做 {o} 件。', gaps)}
      {missing ? t('没报的 {m} 个。', gaps) : t('该报的都报了。')}
    </Line>
  )
}
