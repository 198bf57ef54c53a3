import { dayWords } from '../client/child-text.ts'
import { useAsk } from '../client/queries.ts'
import { Empty } from '../ui/states.tsx'
import { t } from '../words/words.ts'

/** Nothing is owed at a place: because it begins to use the system in the middle of a term, or for another reason (`otherwise`). */
export const NothingOwed = ({ usesFrom, otherwise }: { usesFrom: string | null; otherwise: string }) => (
  <Empty
    text={
      usesFrom === null
        ? otherwise
        : t('{d}起用这个系统，以前的不算没做。下一轮谈心、家访到了时候，就排在这里。', { d: dayWords(usesFrom) })
    }
  />
)

/** The same, asking the place's calendar. */
export const NothingOwedAt = ({ place, from, otherwise }: { place: string; from: string; otherwise: string }) => {
  const calendar = useAsk('getCalendar', { query: { place } })
  const usesFrom = calendar.data?.usesFrom ?? null
  return <NothingOwed usesFrom={usesFrom !== null && usesFrom > from ? usesFrom : null} otherwise={otherwise} />
}
