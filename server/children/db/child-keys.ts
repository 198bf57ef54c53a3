import type { Tx } from '../../db/tx-type.ts'
import { insertMany } from '../../db/write/values.ts'

/** Replaces the search keys of children, in the transaction that changed what they are made of. */
export const writeKeys = async (
  tx: Tx,
  entries: readonly { childId: string; scope: number[]; keys: readonly string[]; fresh: boolean }[],
) => {
  const old = entries.filter((e) => !e.fresh).map((e) => e.childId)
  if (old.length)
    await tx.run('delete from child_key where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, old])
  // In the index's order: neighbours go onto one page.
  const rows = entries
    .flatMap((e) => e.keys.map((key): [number[], string, string] => [e.scope, e.childId, key]))
    .sort((a, b) => (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0))
  await insertMany(tx, 'child_key', { scope: 'int[]', child_id: 'uuid', key: 'text' }, rows)
}

export const deleteKeys = (tx: Tx, childIds: readonly string[]) =>
  tx.run('delete from child_key where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, childIds])
