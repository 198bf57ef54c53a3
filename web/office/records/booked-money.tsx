import { Link } from '@tanstack/react-router'
import { moneyWords } from '../../../domain/kit/answer-words.ts'
import { GIVES_MONEY } from '../../../domain/records/given-money.ts'
import { dayWords } from '../../client/child-text.ts'
import { useMay } from '../../client/me.tsx'
import { useAsk } from '../../client/queries.ts'
import { Fault } from '../../ui/states.tsx'
import { t } from '../../words/words.ts'

/** Of money given by a record: where it stands in the aid ledger, or that it stands in none yet; for whoever keeps one. */
export const BookedMoney = ({ id, kind }: { id: string; kind: string }) => {
  const may = useMay('ledger.write') && GIVES_MONEY.includes(kind)
  const asked = useAsk('listUnbooked', { query: { record: id } }, { enabled: may })
  if (asked.error && !asked.data) return <Fault error={asked.error} />
  const item = asked.data?.items[0]
  if (!item) return null
  const { movement } = item
  const at = movement ? { place: movement.place.code, from: movement.on, to: movement.on } : { record: id }
  return (
    <p className="sm noprint" style={{ margin: '6px 0' }}>
      {item.state === 'open' || !movement
        ? t('这笔钱还没有入账。')
        : item.state === 'booked'
          ? t('已入账：{place}爱心账，{d}，{x}。', {
              place: movement.place.name,
              d: dayWords(movement.on),
              x: moneyWords(movement.fen),
            })
          : t('账上是{x}，和这一条写的不一样。', { x: moneyWords(movement.fen) })}{' '}
      {movement?.seen === false ? null : (
        <Link to="/ledger" search={at as never} style={{ display: 'inline-block', paddingBlock: 10 }}>
          {movement ? t('看这笔账') : t('去入账')}
        </Link>
      )}
    </p>
  )
}
