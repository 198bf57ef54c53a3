import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { pairingRhythm } from '../../../domain/duties/pairing-rhythm.ts'
import type { Answer } from '../../client/call.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { Icon } from '../../ui/icon.tsx'
import { t } from '../../words/words.ts'

type Pair = Answer<'getPairingBoard'>['silent'][number]
const SHOWN = 6
/** What answers the duty of a pair. */
const RECORD = pairingRhythm.evidence.kinds[0] ?? ''

const lastWords = (p: Pair) =>
  p.last === null
    ? t('说好{r}，还没有过', { r: t(p.rhythm) })
    : t('说好{r}，最近 {d}', { r: t(p.rhythm), d: dayWords(p.last) })

/** Pairs that fell silent, the longest first: first one asks, often it was only not written down. */
export const Silent = ({ silent, count }: { silent: readonly Pair[]; count: number }) => {
  const mayRecord = useMay('record.write')
  const [all, open] = useState(false)
  const some = all ? silent : silent.slice(0, SHOWN)
  return (
    <section className="pairing-right" aria-label={t('好久没往来的')}>
      <h2 className="sec">{count === 0 ? t('结对的都在往来') : t('好久没往来的 {n} 对', { n: count })}</h2>
      <div className="lines">
        {some.map((p) => (
          <div key={p.id} className="quiet">
            <Link to="/entries/$id" params={{ id: p.id }} className="name">
              {t('{h} 和 {c}', { h: p.helper, c: p.child })}
            </Link>
            <div className="sm mut">{lastWords(p)}</div>
            <div className={`sm st ${p.last === null ? 'c-overdue' : 'c-soon'}`}>
              <Icon name={p.last === null ? 'overdue' : 'soon'} />{' '}
              {p.last === null
                ? t('{d}结的', { d: dayWords(p.since) })
                : p.days < 60
                  ? t('{n} 周没有', { n: Math.floor(p.days / 7) })
                  : t('{n} 个月没有', { n: Math.floor(p.days / 30) })}
            </div>
            <div className="row sm noprint" style={{ gap: 14 }}>
              {mayRecord ? (
                <Link to="/record/$kind" params={{ kind: RECORD }} search={{ entry: p.id } as never}>
                  {t('问到了，补记一笔')}
                </Link>
              ) : null}
              <Link to="/entries/$id" params={{ id: p.id }}>
                {t('改约定、换人、结束')}
              </Link>
            </div>
          </div>
        ))}
      </div>
      {silent.length > some.length ? (
        <button type="button" className="linkish sm" onClick={() => open(true)}>
          {t('还有 {n} 对', { n: silent.length - some.length })}
        </button>
      ) : null}
      {count > silent.length && all ? (
        <p className="sm mut">{t('只列出最久的 {n} 对。', { n: silent.length })}</p>
      ) : null}
      {count > 0 ? <p className="sm mut">{t('没往来不等于没人管：先问一声，常常只是没有记。')}</p> : null}
    </section>
  )
}
