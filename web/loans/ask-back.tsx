import { MOST_ASKED } from '../../domain/api/loan.ts'
import { dayWords } from '../client/child-text.ts'
import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { amountWords } from '../ledger/words.ts'
import { t } from '../words/words.ts'

/** Before children are handed on or leave: what they have borrowed and not brought back, to be asked for while they are here. Nothing where nothing is out. */
export const AskBack = ({ ids }: { ids: readonly string[] }) => {
  const asked = ids.slice(0, MOST_ASKED)
  const { data } = useAsk(
    'listLoans',
    { query: { children: asked.join(',') } },
    { enabled: useMay('entry.read') && asked.length > 0 },
  )
  const more = ids.length - asked.length
  if (!data?.items.length && more === 0) return null
  return (
    <section className="note" aria-label={t('走以前先问一声')}>
      <b>{t('走以前先问一声：')}</b>
      <ul style={{ margin: 0, paddingLeft: 18 }}>
        {(data?.items ?? []).map((loan) => (
          <li key={`${loan.child.id} ${loan.entry} ${loan.thing} ${loan.since}`} className="sm">
            {t('{name} {d}向{from}借的{x}，还没有还', {
              name: loan.child.name,
              d: dayWords(loan.since),
              from: loan.from,
              x: [loan.thing, loan.amount ? amountWords(loan.amount.n, loan.amount.unit) : '']
                .filter(Boolean)
                .join(' '),
            })}
          </li>
        ))}
      </ul>
      {data && data.all > data.items.length ? (
        <span className="sm">
          {t('还有 {m} 件没有列出来；分几次交，或先看儿童之家那一页。', { m: data.all - data.items.length })}
        </span>
      ) : null}
      {more > 0 ? (
        <span className="sm">
          {t('一次问 {n} 名，还有 {m} 名没有问到；分几次交，或先看儿童之家那一页。', { n: asked.length, m: more })}
        </span>
      ) : null}
    </section>
  )
}
