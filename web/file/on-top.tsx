import { Link } from '@tanstack/react-router'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'
import { changesSince } from './changes-since.ts'
import type { File } from './child-file.ts'

/** On top of a file: what is different since the last term, and what to ask next; the ways to its papers. */
export const OnTop = ({ id, file, write }: { id: string; file: File; write: boolean }) => {
  const changes = changesSince(file)
  const asks = write ? file.asks : []
  return (
    <section className="card pad noprint on-top" aria-label={t('先看这些')}>
      <div className="col" style={{ gap: 4, minWidth: 0 }}>
        <h2 className="sec">{t('和上学期比')}</h2>
        {file.lastTerm === null ? (
          <span className="mut sm">{t('上学期还没有在这里用，没有可比的。')}</span>
        ) : changes.length === 0 ? (
          <span className="mut sm">
            {t('{d}放假以来，家里和学校都没有登记变化。', { d: dayWords(file.lastTerm.endedOn) })}
          </span>
        ) : (
          changes.slice(0, 5).map((change) => (
            <span key={change.on + change.text} className="sm">
              <span className="mut num">{dayWords(change.on)}</span>　{change.text}
            </span>
          ))
        )}
      </div>
      {asks.length ? (
        <div className="col" style={{ gap: 4, minWidth: 0 }}>
          <h2 className="sec">{t('下次问一问')}</h2>
          {asks.map((ask) => (
            <span key={ask.kind + ask.field} className="sm">
              {t(ask.ask)}　<span className="mut">{t(ask.why)}</span>
            </span>
          ))}
        </div>
      ) : null}
      <div className="on-top-ways">
        <Link to="/children/$id/page" params={{ id }} className="way">
          {t('一页看全')}
        </Link>
        <Link to="/children/$id/growth" params={{ id }} className="way">
          {t('成长记录册')}
        </Link>
      </div>
    </section>
  )
}
