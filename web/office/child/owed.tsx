import { Link } from '@tanstack/react-router'
import { dayWords } from '../../client/child-text.ts'
import type { File } from '../../file/child-file.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { t } from '../../words/words.ts'

type Duty = File['duties'][number]
const ORDER = ['overdue', 'due-soon', 'open', 'missed', 'waived', 'met-late', 'met', 'not-yet']

const when = (d: Duty): string => {
  switch (d.state) {
    case 'overdue':
      return d.daysLate ? t('过期 {n} 天', { n: d.daysLate }) : ''
    case 'due-soon':
    case 'open':
      return t('{d}截止', { d: dayWords(d.period.windows.due) })
    case 'met':
    case 'met-late':
      return d.metOn ? dayWords(d.metOn) : ''
    case 'missed':
      return t('没有做')
    default:
      return ''
  }
}

/** What is owed to the child this term, pressing first; each opens to its reason. What has not begun waits below. */
export const Owed = ({ file }: { file: File }) => {
  const sorted = [...file.duties].sort(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.period.windows.due < b.period.windows.due ? 1 : -1),
  )
  const later = sorted.filter((d) => d.state === 'not-yet').toReversed()
  return (
    <section className="card pad col o2" style={{ gap: 4 }}>
      <h2 className="sec">{t('该做的')}</h2>
      {file.duties.length === 0 ? (
        <span className="mut sm">{t('这学期没有要做的：父母不算外出，或不在学期内。')}</span>
      ) : null}
      {sorted
        .filter((d) => d.state !== 'not-yet')
        .map((d) => (
          <One key={d.id} duty={d} />
        ))}
      {later.length ? (
        <details className="noprint">
          <summary className="sm mut" style={{ cursor: 'pointer', minHeight: 26 }}>
            {t('往后还有 {n} 项', { n: later.length })}
          </summary>
          {later.map((d) => (
            <One key={d.id} duty={d} />
          ))}
        </details>
      ) : null}
    </section>
  )
}

const One = ({ duty }: { duty: Duty }) => (
  <details>
    <summary className="row" style={{ cursor: 'pointer', minHeight: 28, gap: '0 8px' }}>
      <StateMark state={duty.state} text={`${duty.ruleTitle} ${duty.period.label}`} />
      <span className="sp" />
      <span className="xs mut nowrap">{when(duty)}</span>
      <span className="xs why noprint">{t('为什么')}</span>
      {/* Of what was agreed or registered, what it is (F17). */}
      {duty.subject.kind === 'entry' ? (
        <span className="xs mut" style={{ flexBasis: '100%', paddingLeft: 20 }}>
          {duty.subject.name}
        </span>
      ) : null}
    </summary>
    <p className="note">
      {duty.why}
      {duty.subject.kind === 'entry' ? (
        <>
          {' '}
          <Link to="/entries/$id" params={{ id: duty.subject.id }} className="noprint">
            {t('打开这一条')}
          </Link>
        </>
      ) : null}
    </p>
  </details>
)

/** What is not known yet: said as things to ask, not as faults. */
export const Unknowns = ({ file }: { file: File }) =>
  file.unknowns.length ? (
    <section className="card pad col o7" style={{ gap: 6 }}>
      <h2 className="sec">{t('还不知道')}</h2>
      <span className="sm">{file.unknowns.map((u) => t(u)).join('、')}</span>
    </section>
  ) : null

export const Openings = ({ file }: { file: File }) => (
  <section className="card pad col o8 noprint" style={{ gap: 6 }}>
    <h2 className="sec">{t('谁看过')}</h2>
    {file.openings.length === 0 ? <span className="mut sm">{t('还没有别人看过。')}</span> : null}
    {file.openings.slice(0, 8).map((o, i) => (
      <span key={`${o.on}${o.name}${i.toString()}`} className="sm">
        {t('{name}（{role}）{d}', { name: o.name, role: t(o.roleName), d: dayWords(o.on) })}
        {o.reason ? `：${o.reason}` : ''}
      </span>
    ))}
  </section>
)
