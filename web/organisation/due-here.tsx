import { useAsk } from '../client/queries.ts'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'

const PRESSING: readonly string[] = ['overdue', 'due-soon', 'open']
/** A page of what is owed here: what hangs on the place itself is among it. */
const LOOKED = 200

/** What the place itself owes now: a meeting, a lesson, a campaign that runs out; what is late first. */
export const DueHere = ({ place }: { place: string }) => {
  const found = useAsk('listDuties', { query: { place, own: 'yes', limit: LOOKED } })
  const rows = (found.data?.items ?? [])
    .filter((d) => d.subject.kind !== 'child' && d.childId === null && PRESSING.includes(d.state))
    .toSorted((a, b) => PRESSING.indexOf(a.state) - PRESSING.indexOf(b.state))
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  if (rows.length === 0) return null
  return (
    <section className="card pad col noprint" style={{ gap: 8 }} aria-label={t('要做的')}>
      <h2 className="sec">{t('要做的')}</h2>
      <ul className="own-list">
        {rows.map((d) => (
          <li key={d.id} className="col" style={{ gap: 2 }}>
            <b>
              {d.ruleTitle} · {d.period.label}
            </b>
            <span className="sm mut">
              {d.subject.kind === 'entry' ? `${d.subject.name}　` : ''}
              {d.text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
