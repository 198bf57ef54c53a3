import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { t } from '../words/words.ts'

export type Person = Answer<'prepareRecord'>['people'][number]

/** Whom it is about, what was said last time; others of the household join with one tap. */
export const People = ({
  people,
  chosen,
  toggle,
  locked,
}: {
  people: readonly Person[]
  chosen: readonly string[]
  toggle: (id: string) => void
  locked: boolean
}) => {
  const about = people.filter((p) => chosen.includes(p.id))
  // One record about siblings is their last time together: it is said once.
  const before = about.filter(
    (p, i) => p.last && about.findIndex((o) => o.last?.on === p.last?.on && o.last?.line === p.last?.line) === i,
  )
  const others = people.length > 1 && !locked
  return (
    <div className="card pad col" style={{ gap: 6 }}>
      {others && people.length <= 12 ? (
        <div className="row" style={{ gap: 8 }} role="group" aria-label={t('说的是谁')}>
          {people.map((p) => (
            <button
              key={p.id}
              type="button"
              className="choice"
              style={{ fontSize: 'var(--t-l)', fontWeight: 600 }}
              aria-pressed={chosen.includes(p.id)}
              onClick={() => toggle(p.id)}
            >
              {p.name}
            </button>
          ))}
        </div>
      ) : (
        <div>
          <b style={{ fontSize: 'var(--t-xl)' }}>{about.map((p) => p.name).join('、')}</b>{' '}
          <span className="mut">{[...new Set(about.map((p) => p.className))].join('、')}</span>
        </div>
      )}
      {about.length > 1 ? <div className="sm mut">{t('一次记 {n} 个孩子', { n: about.length })}</div> : null}
      {before.slice(0, 4).map((p) => (
        <div key={p.id} className="mut sm">
          {before.length > 1 ? `${p.name} ` : ''}
          {t('上次 {d}：{x}', { d: dayWords(p.last?.on ?? ''), x: p.last?.line.replace(/。$/, '') ?? '' })}
          {p.last?.words ? t('。“{x}”', { x: p.last.words }) : '。'}
          {p.last?.next ? t('说好：{x}。', { x: p.last.next }) : ''}
        </div>
      ))}
    </div>
  )
}
