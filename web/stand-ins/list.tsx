import { useState } from 'react'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { tell } from '../client/notify.ts'
import { useAsk, useDo } from '../client/queries.ts'
import { AskReason } from '../ui/ask-reason.tsx'
import { t } from '../words/words.ts'

type StandIn = Answer<'listStandIns'>['items'][number]

/** Who stands in for whom at a place and below it; whoever named one ends it early. Nothing where nobody does. */
export const StandIns = ({ place }: { place?: string }) => {
  const found = useAsk('listStandIns', { query: place ? { place } : {} })
  const end = useDo('endStandIn')
  const [ending, setEnding] = useState<StandIn | null>(null)
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <section className="card pad col" style={{ gap: 8 }} aria-label={t('代班')}>
      <h2 className="sec">{t('代班')}</h2>
      <ul className="own-list">
        {items.map((s) => (
          <li key={s.id} className="row" style={{ gap: '2px 12px', minHeight: 44 }}>
            <b>{t('{who}代{away}', { who: s.standIn, away: s.away })}</b>
            <span className="mut">{[s.place.name, t(s.roleName)].join(' ')}</span>
            <span>
              {t('{a}到{b}', { a: dayWords(s.from), b: dayWords(s.until) })}
              {s.running ? '' : t('（还没开始）')}
            </span>
            {s.why ? <span className="mut sm">{t('{why}，{by}定的', { why: s.why, by: s.by })}</span> : null}
            <span className="sp" />
            {s.mayEnd ? (
              <button
                type="button"
                className="linkish sm noprint"
                aria-label={t('提前结束{who}代{away}', { who: s.standIn, away: s.away })}
                onClick={() => setEnding(s)}
              >
                {t('提前结束')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {found.data?.capped ? <p className="sm mut">{t('只列了前 200 次；请到各单位的页上看。')}</p> : null}
      {ending ? (
        <AskReason
          title={t('提前结束{who}代{away}？', { who: ending.standIn, away: ending.away })}
          text={t('从今天起代的人看不到这里了，记过的都还在。{away}的职务照旧。', { away: ending.away })}
          label={t('为什么')}
          hint={t('例如：提前回来了')}
          yes={t('结束代班')}
          busy={end.isPending}
          error={end.error}
          go={(reason) =>
            end.mutate(
              { params: { id: ending.id }, body: { reason } },
              {
                onSuccess: () => {
                  setEnding(null)
                  tell(t('代班已结束。'))
                },
              },
            )
          }
          close={() => setEnding(null)}
        />
      ) : null}
    </section>
  )
}
