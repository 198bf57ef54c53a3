import type { Tx } from './tx-type.ts'

/**
 * For each of these schools the days on which children were handed to it: the day on which the last of that day was answered, null while one of
 * them waits. What the giver took back asks nothing of anybody. The same whoever asks.
 */
export const handedTo = async (
  tx: Tx,
  schools: readonly number[],
): Promise<Map<number, { asked: string; answered: string | null }[]>> => {
  if (schools.length === 0) return new Map()
  const rows = await tx.widely<{ to_id: number; asked_on: string; answered: string | null }>(
    `select to_id, asked_on, case when bool_or(state = 'waiting') then null else max(answered_on) end as answered
     from child_transfer where county_id = $1 and to_id = any($2::int[]) and state in ('waiting', 'accepted', 'declined') and not del
     group by to_id, asked_on order by to_id, asked_on`,
    [tx.countyId, schools],
  )
  const all = new Map<number, { asked: string; answered: string | null }[]>()
  for (const r of rows) all.set(r.to_id, [...(all.get(r.to_id) ?? []), { asked: r.asked_on, answered: r.answered }])
  return all
}
