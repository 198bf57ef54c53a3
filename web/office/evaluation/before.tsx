import { Link } from '@tanstack/react-router'
import { evaluation } from '../../../domain/entries/evaluation.ts'
import { dayWords } from '../../client/child-text.ts'
import { useAsk } from '../../client/queries.ts'
import { t } from '../../words/words.ts'

/** Evaluations of the school that were written down, the newest first; each opens to its lines, the replies and what is to be mended. */
export const Before = ({ place }: { place: string }) => {
  const list = useAsk('listEntries', { query: { kind: evaluation.kind, place, limit: 20 } })
  const items = list.data?.items ?? []
  if (!list.data) return null
  return (
    <section className="card pad col noprint" style={{ gap: 8 }}>
      <h2 className="sec">{t('检查过的')}</h2>
      {items.length === 0 ? (
        <p className="mut">{t('还没有登记过检查。上级检查以后，打的分、写的意见、要整改的都在这里。')}</p>
      ) : null}
      <div className="lines">
        {items.map((one) => (
          <div key={one.id} className="row" style={{ minHeight: 44, gap: '0 12px' }}>
            <Link to="/entries/$id" params={{ id: one.id }} className="name">
              {dayWords(one.from)}
            </Link>
            <span>{one.line}</span>
            <span className="mut sm">{t(one.stateTitle)}</span>
          </div>
        ))}
      </div>
    </section>
  )
}
