import type { Tx } from '../../db/tx-type.ts'

/** So many names of before, the latest first. */
const MOST = 3

/** What children were called before, of those whose history is in sight: by child, the latest first. */
export const oldNamesOf = async (tx: Tx, childIds: readonly string[]): Promise<Map<string, string[]>> => {
  if (childIds.length === 0) return new Map()
  const rows = await tx.query<{ child_id: string; name: string; now: string }>(
    `select h.child_id, h.patch->'name'->>0 as name, c.name as now from history h join child c on c.county_id = h.county_id and c.id = h.child_id
     where h.county_id = $1 and c.county_id = $1 and h.child_id = any($2::uuid[]) and h.tbl = 'child' and h.op = 'set' and h.patch ? 'name' and h.patch->'name'->>0 is not null
     order by h.child_id, h.at desc, h.id`,
    [tx.countyId, childIds],
  )
  return new Map(
    [...Map.groupBy(rows, (r) => r.child_id)].map(([id, of]): [string, string[]] => [
      id,
      [...new Set(of.filter((r) => r.name !== r.now).map((r) => r.name))].slice(0, MOST),
    ]),
  )
}
