import type { Tx } from '../tx-type.ts'

/** Every row of the table that hangs on one of the ids gets the scope of the same position; of the table `t` `only` some, in SQL of ours. */
export const follow = async (
  tx: Tx,
  table: string,
  column: string,
  type: 'uuid' | 'text',
  ids: readonly string[],
  scopes: readonly (readonly number[])[],
  only = 'true',
) => {
  if (ids.length === 0) return
  const to = (pairs: string) =>
    `update ${table} t set scope = v.scope from ${pairs} where t.county_id = $1 and t.${column} = v.id and t.scope <> v.scope and ${only}`
  if (tx.sharded) {
    const pairs = ids.map((_, i) => `($${2 * i + 2}::${type}, $${2 * i + 3}::int[])`)
    await tx.run(to(`(values ${pairs.join(', ')}) as v(id, scope)`), [
      tx.countyId,
      ...ids.flatMap((id, i) => [id, scopes[i]]),
    ])
    return
  }
  // The planner takes such a list for a hundred rows and looks each up by the index; of a thousand told one by one it read every search
  // key of the county each time (measured: a class up for 8,889 children, 2 s of 7).
  await tx.run(to(`json_to_recordset($2::json) as v(id ${type}, scope int[])`), [
    tx.countyId,
    JSON.stringify(ids.map((id, i) => ({ id, scope: scopes[i] }))),
  ])
}

/** Records by the scopes of all their parts, which must be in sight. */
export const restampRecordsOf = async (tx: Tx, recordIds: readonly string[]) => {
  if (recordIds.length === 0) return
  const shared = await tx.query<{ record_id: string; child_id: string | null; scope: number[] }>(
    `select record_id, child_id, scope from record_part where county_id = $1 and record_id = any($2::uuid[]) and role <> 'staff' order by record_id, role, child_id`,
    [tx.countyId, recordIds],
  )
  const records = [...Map.groupBy(shared, (row) => row.record_id)].map(([id, rows]) => ({
    id,
    bucket: rows[0]?.child_id ?? null,
    scope: unionOf(rows),
  }))
  const ids = records.map((r) => r.id)
  const scopes = records.map((r) => r.scope)
  await follow(tx, 'record', 'id', 'uuid', ids, scopes)
  // Who of the staff took part is seen by whoever sees the record.
  await follow(tx, 'record_part', 'record_id', 'uuid', ids, scopes, `t.role = 'staff'`)
  await follow(tx, 'attachment', 'about_id', 'uuid', ids, scopes, `t.about_kind = 'record'`)
  for (const { id, bucket, scope } of records)
    tx.pending.sync.set(`record ${id}`, { table: 'record', id, bucket, scope })
}

/** Who sees any of the children sees the record about them. */
export const unionOf = (rows: readonly { scope: readonly number[] }[]): number[] =>
  [...new Set(rows.flatMap((row) => row.scope))].sort((a, b) => a - b)
