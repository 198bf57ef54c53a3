import { useMay } from '../client/me.tsx'
import { useAsk } from '../client/queries.ts'
import { Fold } from '../ui/fold.tsx'
import { Fault } from '../ui/states.tsx'
import { t } from '../words/words.ts'
import { Movements } from './movements.tsx'

/** What somebody else booked and waits for my second hand (dossier §4), where I begin the day. */
export const HandsToday = () => {
  const asked = useAsk('listHands', {}, { enabled: useMay('ledger.own') })
  if (asked.error && !asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />
  const { items, more } = asked.data ?? { items: [], more: 0 }
  if (items.length === 0) return null
  return (
    <Fold title={t('等您核对的账')} count={String(items.length + more)} late={null}>
      <Movements items={items} />
      {more > 0 ? <p className="mut sm">{t('后面还有 {n} 笔，前面的核对了就排上来。', { n: more })}</p> : null}
    </Fold>
  )
}
