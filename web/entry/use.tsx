import { mondayOf } from '../../domain/kit/dates.ts'
import { RECORD_KINDS } from '../../domain/records/list.ts'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useRollOf } from '../record/roll.tsx'
import { t } from '../words/words.ts'

type Entry = Answer<'getEntry'>
const WEEKS = 14

/** How an entry that children come to is used, week by week; who has not come is shown to those who keep it alone. */
export const Use = ({ entry }: { entry: Entry }) => {
  const kind = RECORD_KINDS.find((k) => k.subject?.of === 'entry' && k.subject.entry === entry.kind && k.took)
  const { days, children } = entry.use
  if (!kind) return null
  if (days.length === 0)
    return (
      <section className="card pad">
        <h2 className="sec">{t('每周来了多少人次')}</h2>
        <p className="mut">
          {t('还没有记过。每次开了以后点“{x}”：谁值班、来了哪些孩子，一分钟记完。', { x: t(kind.button) })}
        </p>
      </section>
    )
  const weeks = [...Map.groupBy(days, (d) => mondayOf(d.on))]
    .map(([monday, of]) => ({ monday, times: of.length, came: of.reduce((n, d) => n + d.quantity, 0) }))
    .slice(-WEEKS)
  const most = Math.max(1, ...weeks.map((w) => w.came))
  const all = days.reduce((n, d) => n + d.quantity, 0)
  const few = days.filter((d) => !d.reached).length
  return (
    <section className="card pad col" style={{ gap: 8 }}>
      <div className="row" style={{ gap: '4px 12px', alignItems: 'baseline' }}>
        <h2 className="sec">{t('每周来了多少人次')}</h2>
        <span className="mut sm">
          {t('半年来 {n} 次，{all} 人次，来过 {c} 名', { n: days.length, all, c: children })}
          {kind.staff?.least
            ? few
              ? t('；{a} 次{m} 人值班，{b} 次人手不够（写了原因）', {
                  a: days.length - few,
                  m: kind.staff.least,
                  b: few,
                })
              : t('；每次都有 {m} 人值班', { m: kind.staff.least })
            : ''}
        </span>
      </div>
      <div className="scroll" tabIndex={0} role="group" aria-label={t('开放的情况')}>
        <table className="weeks" aria-label={t('每周来了多少人次')}>
          <tbody>
            <tr>
              <th scope="row">{t('人次')}</th>
              {weeks.map((w) => (
                <td key={w.monday}>
                  <span>{w.came}</span>
                  <i style={{ height: `${Math.round((w.came / most) * 96)}px` }} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('哪周')}</th>
              {weeks.map((w) => (
                <td key={w.monday}>{w.monday.slice(5).replace(/^0/, '').replace(/-0?/, '.')}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('几次')}</th>
              {weeks.map((w) => (
                <td key={w.monday}>{w.times}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {entry.use.came !== null && entry.about.kind === 'place' && !entry.ended ? (
        <NotYet entry={entry.id} kind={kind.kind} came={entry.use.came} since={days[0]?.on ?? ''} />
      ) : null}
    </section>
  )
}

/** Left-behind children of the place of whom no record tells that they came: to be asked, not counted. */
const NotYet = ({
  entry,
  kind,
  came,
  since,
}: {
  entry: string
  kind: string
  came: readonly string[]
  since: string
}) => {
  const found = useRollOf(entry, kind, 'left-behind', true)
  const missing = (found.data ?? []).filter((c) => !came.includes(c.id))
  if (missing.length === 0) return null
  return (
    <details className="noprint">
      <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 26 }}>
        {t('{d}以来还没来过的留守儿童 {n} 名（只有管这里的人看得到）', { d: dayWords(since), n: missing.length })}
      </summary>
      <p className="sm">{missing.map((c) => c.name).join('、')}</p>
    </details>
  )
}
