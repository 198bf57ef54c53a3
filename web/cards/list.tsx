import { Link } from '@tanstack/react-router'
import type { Answer } from '../client/call.ts'
import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { Empty, Fault, Loading } from '../ui/states.tsx'
import { t } from '../words/words.ts'

type Card = Answer<'listCards'>['items'][number]

/** A helper's own children: who, where, when to meet next. Nothing of a file stands behind it. `kind`: what one is to be recorded of. */
export const Cards = ({ kind }: { kind?: string }) => {
  const found = useAsk('listCards', {})
  if (found.error) return <Fault error={found.error} again={() => void found.refetch()} />
  if (!found.data) return <Loading rows={3} />
  if (found.data.items.length === 0)
    return <Empty text={t('还没有给您安排孩子。请学校的教导主任或校长，把要帮扶的孩子交给您。')} />
  return (
    <section className="col" style={{ gap: 6, maxWidth: 900 }}>
      <h2 className="sec">{t('结对的孩子')}</h2>
      <div className="card lines">
        {found.data.items.map((card) => (
          <Link
            key={card.id}
            {...(kind
              ? { to: '/record/$kind', params: { kind }, search: { entry: card.id } as never }
              : { to: '/cards/$id', params: { id: card.id } })}
            className="row"
            style={{ minHeight: 56, padding: '6px 12px', gap: '2px 12px', color: 'inherit' }}
          >
            <b>{card.name}</b>
            <span className="mut">{[card.className, card.village].filter(Boolean).join(t('，'))}</span>
            <span className="sp" />
            <Next card={card} />
          </Link>
        ))}
      </div>
    </section>
  )
}

/** By when the next meeting is agreed, or when the last one was. */
export const Next = ({ card }: { card: Card }) => {
  if (card.next)
    return (
      <span className={card.next.over ? 'c-overdue' : 'c-soon'}>
        {card.next.over
          ? t('该{d}前见一次，过了', { d: dayWords(card.next.on) })
          : t('{d}前见一次', { d: dayWords(card.next.on) })}
      </span>
    )
  return <span className="mut">{card.lastMet ? t('{d}见过', { d: dayWords(card.lastMet) }) : t('还没有见过')}</span>
}
