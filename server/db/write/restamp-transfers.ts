import { scopeOfTransfer } from '../../../domain/registers/transfer.ts'
import type { Tx } from '../tx-type.ts'
import { follow } from './restamp-rows.ts'

/** Children handed from or to schools that hang somewhere else now: both schools and what stands above them see it (decision 063). */
export const restampTransfers = async (tx: Tx, schools: readonly number[]): Promise<void> => {
  const tree = await tx.tree()
  const rows = await tx.query<{ id: string; from_id: number; to_id: number | null }>(
    'select id, from_id, to_id from child_transfer where county_id = $1 and (from_id = any($2::int[]) or to_id = any($2::int[]))',
    [tx.countyId, schools],
  )
  const ids = rows.map((r) => r.id)
  const scopes = rows.map((r) => scopeOfTransfer(r.from_id, r.to_id, tree))
  await follow(tx, 'child_transfer', 'id', 'uuid', ids, scopes)
  // What was changed of it is told to the same people.
  await follow(tx, 'history', 'row_id', 'text', ids, scopes, `t.tbl = 'child_transfer'`)
}
