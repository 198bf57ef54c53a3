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
  const also = Map.groupBy(await keysOfMerged(tx, old), (k) => k.child_id)
  const all = entries.map((e) => {
    const merged = also.get(e.childId)
    return merged ? { ...e, keys: [...new Set([...e.keys, ...merged.map((k) => k.key)])] } : e
  })
  // In the index's order: neighbours go onto one page.
  const rows = all
    .flatMap((e) => e.keys.map((key): [number[], string, string] => [e.scope, e.childId, key]))
    .sort((a, b) => (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0))
  await insertMany(tx, 'child_key', { scope: 'int[]', child_id: 'uuid', key: 'text' }, rows)
}

/**
 * Under what files were found that these children became one with (decision 057): each still has its own keys, and the kept one has them
 * beside its own.
 */
export const keysOfMerged = (tx: Tx, childIds: readonly string[]): Promise<{ child_id: string; key: string }[]> =>
  childIds.length
    ? tx.query(
        'select m.merged_into as child_id, k.key from child m join child_key k on k.county_id = m.county_id and k.child_id = m.id where m.county_id = $1 and k.county_id = $1 and m.merged_into = any($2::uuid[])',
        [tx.countyId, childIds],
      )
    : Promise.resolve([])

export const deleteKeys = (tx: Tx, childIds: readonly string[]) =>
  tx.run('delete from child_key where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, childIds])
