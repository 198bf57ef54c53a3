import type { Tx } from '../../db/tx-type.ts'

/** Who wrote down each of these records, by its id. */
export const authorsOf = async (
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> => {
  if (ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; author_id: string; author_name: string }>(
    'select id, author_id, author_name from record where county_id = $1 and id = any($2::uuid[])',
    [tx.countyId, [...new Set(ids)]],
  )
  return new Map(rows.map((r) => [r.id, { id: r.author_id, name: r.author_name }]))
}
