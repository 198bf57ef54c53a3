import { Link } from '@tanstack/react-router'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { t } from '../../words/words.ts'

/** What offices wrote by hand into the table of this day, each leading to its entry. */
export const Remarks = ({ data }: { data: Answer<'getStatistics'> }) => {
  if (data.remarks.length === 0) return null
  return (
    <aside className="card pad col noprint" style={{ gap: 6 }} aria-label={t('旁注')}>
      <b>{t('旁注 {n} 格', { n: data.remarks.length })}</b>
      {data.remarks.slice(0, 30).map((one) => (
        <div key={`${one.id} ${one.no}`} className="sm">
          <Link to="/entries/$id" params={{ id: one.id }} className="name">
            {t('{x}第{no}项写 {said}', { x: one.place.name, no: one.no, said: one.said })}
          </Link>{' '}
          <span className="mut">
            {t('登记里{was} · {why} · {who} {d}', {
              was: one.was ?? t('没有'),
              why: one.why,
              who: one.by,
              d: dayWords(one.on),
            })}
          </span>
        </div>
      ))}
      {data.remarks.length > 30 ? (
        <p className="sm mut">{t('还有 {n} 格，导出的表下面都写着。', { n: data.remarks.length - 30 })}</p>
      ) : null}
    </aside>
  )
}
