import { daysBetween } from '../../../domain/kit/dates.ts'
import type { Answer } from '../../client/call.ts'
import { t } from '../../words/words.ts'

type Child = Answer<'getPairingBoard'>['waiting'][number]

/** So many stand on a page, so that the proposals are seen beneath without scrolling. */
const PAGE = 12

/** How long ago, in the words of an office: days, weeks, months. */
export const agoWords = (since: string, today: string): string => {
  const days = daysBetween(since, today)
  if (days < 14) return t('{n} 天', { n: Math.max(0, days) })
  if (days < 60) return t('{n} 周', { n: Math.floor(days / 7) })
  return t('{n} 个月', { n: Math.floor(days / 30) })
}

export const Waiting = ({
  waiting,
  count,
  today,
  shown,
  choose,
}: {
  waiting: readonly Child[]
  count: number
  today: string
  shown: string | null
  choose: (id: string) => void
}) => {
  const at = waiting.findIndex((c) => c.id === shown)
  const pages = Math.ceil(waiting.length / PAGE)
  const page = Math.max(0, Math.floor(at / PAGE))
  const some = waiting.slice(page * PAGE, (page + 1) * PAGE)
  const turn = (by: number) => {
    const first = waiting[(page + by) * PAGE]
    if (first) choose(first.id)
  }
  if (count === 0)
    return (
      <p className="card pad">
        <b>{t('父母外出的孩子都有人帮了。')}</b>
      </p>
    )
  return (
    <>
      <h2 className="sec">
        {t('还没有人帮的 {n} 名', { n: count })} <span className="mut sm">{t('等得久的在前')}</span>
      </h2>
      <div className="waiting" role="group" aria-label={t('选一名孩子')}>
        {some.map((c) => (
          <button type="button" key={c.id} className="one" aria-pressed={c.id === shown} onClick={() => choose(c.id)}>
            <b>{c.name}</b> <span className="sm">{c.className?.replace('班', '')}</span>
            <span className="sp" />
            <span className="sm mut">{agoWords(c.since, today)}</span>
          </button>
        ))}
      </div>
      {pages > 1 ? (
        <div className="row noprint">
          <button type="button" className="linkish sm" disabled={page === 0} onClick={() => turn(-1)}>
            {t('前 {n} 名', { n: PAGE })}
          </button>
          <span className="mut sm">{t('第 {n} / {m} 页', { n: page + 1, m: pages })}</span>
          <button type="button" className="linkish sm" disabled={page + 1 >= pages} onClick={() => turn(1)}>
            {t('后面的')}
          </button>
        </div>
      ) : null}
    </>
  )
}
