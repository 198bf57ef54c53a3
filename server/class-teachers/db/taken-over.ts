import { addDays } from '../../../domain/kit/dates.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { PostRow } from './class-posts.ts'

/** So long a class is new to whoever took it over: what was open then is done, or has come to be known. */
const NEW_DAYS = 31

export type TakenOver = { postId: string; from: string; after: string }

/** Which of these posts lead a class that somebody else led before, since when, after whom. Who stands in for a while has taken over nothing. */
export const takenOver = async (tx: Tx, today: string, posts: readonly PostRow[]): Promise<TakenOver[]> => {
  const fresh = posts.filter(
    (p) => p.role === 'head-teacher' && p.stands_for === null && p.from_on > addDays(today, -NEW_DAYS),
  )
  if (fresh.length === 0) return []
  const before = await tx.widened(() =>
    tx.query<{ place_id: number; account_id: string; until_on: string; name: string }>(
      `select p.place_id, p.account_id, p.until_on, a.name from post p join account a on a.county_id = p.county_id and a.id = p.account_id
       where p.county_id = $1 and a.county_id = $1 and p.role = 'head-teacher' and p.stands_for is null and not p.del and p.place_id = any($2::int[])
         and p.until_on <= $3 order by p.until_on desc, p.id`,
      [tx.countyId, fresh.map((p) => p.place_id), today],
    ),
  )
  return fresh.flatMap((p) => {
    const last = before.find(
      (b) => b.place_id === p.place_id && b.until_on <= p.from_on && b.account_id !== p.account_id,
    )
    return last ? [{ postId: p.id, from: p.from_on, after: last.name }] : []
  })
}
