import { Link } from '@tanstack/react-router'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import { ConcernMark } from './mark.tsx'

type Concerns = Answer<'getChild'>['concerns']

/** On top of a child's file, for whoever stands on their lists alone: that there is one, and how it stands. Its words stand in it. */
export const ConcernsInFile = ({ concerns }: { concerns: Concerns }) =>
  concerns.length === 0 ? null : (
    <section className="card pad col noprint" aria-label={t('担心安全')} style={{ gap: 2 }}>
      {concerns.map((c) => (
        <div key={c.id} className="row" style={{ gap: '2px 12px' }}>
          <ConcernMark state={c.state} />
          <span className="mut sm">
            {t('{by} {d}记的', { by: c.by, d: dayWords(c.on) })}
            {c.worried ? '' : t('，记录后来更正了')}
          </span>
          <span className="sp" />
          <Link to="/concerns" search={{ id: c.id } as never} className="sm" style={{ paddingBlock: 10 }}>
            {c.state === 'open' ? t('写下怎么处理的') : t('打开看')}
          </Link>
        </div>
      ))}
    </section>
  )
