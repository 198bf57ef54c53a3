import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { StateMark } from '../ui/state-mark.tsx'
import { t } from '../words/words.ts'

type Entry = Answer<'getEntry'>
const MOST = 6
const PRESSING: readonly string[] = ['open', 'due-soon', 'overdue', 'missed']

/** What the entry owes: what is open first, what was not done, and how much was. */
export const Owed = ({ entry }: { entry: Entry }) => {
  if (entry.duties.length === 0) return null
  const pressing = entry.duties.filter((d) => PRESSING.includes(d.state))
  const met = entry.duties.filter((d) => d.state === 'met' || d.state === 'met-late').length
  const waived = entry.duties.filter((d) => d.state === 'waived').length
  return (
    <section className="card pad col" style={{ gap: 6 }}>
      <div className="row" style={{ gap: 12, alignItems: 'baseline' }}>
        <h2 className="sec">{t('该做的')}</h2>
        <span className="mut sm">
          {t('到期和正在办的 {all} 次，做到 {met} 次', { all: entry.duties.length - waived, met })}
          {waived ? t('，免了 {n} 次', { n: waived }) : ''}
        </span>
      </div>
      {pressing.length === 0 ? <span className="mut">{t('现在没有欠着的。')}</span> : null}
      {pressing.slice(0, MOST).map((d) => (
        <details key={d.id}>
          <summary className="row" style={{ gap: 12, cursor: 'pointer', minHeight: 32 }}>
            <StateMark
              state={d.state}
              text={d.text.startsWith(d.ruleTitle) ? d.text : `${t(d.ruleTitle)}　${d.text}`}
            />
            <span className="mut sm">
              {d.text.startsWith(d.period.label)
                ? t('{d}截止', { d: dayWords(d.period.windows.due) })
                : t('{p}，{d}截止', { p: d.period.label, d: dayWords(d.period.windows.due) })}
            </span>
          </summary>
          <p className="mut sm" style={{ margin: '0 0 6px' }}>
            {d.why}
          </p>
        </details>
      ))}
      {pressing.length > MOST ? (
        <span className="mut sm">{t('早些的还有 {n} 次没做到。', { n: pressing.length - MOST })}</span>
      ) : null}
    </section>
  )
}
