import type { Tx } from './tx.ts'
import { chunked, valuesOf } from './write/values.ts'

/** Replaces the search keys of children, in the transaction that changed what they are made of. */
export const writeKeys = async (
  tx: Tx,
  entries: readonly { childId: string; scope: number[]; keys: readonly string[]; fresh: boolean }[],
) => {
  const old = entries.filter((e) => !e.fresh).map((e) => e.childId)
  if (old.length)
    await tx.run('delete from child_key where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, old])
  const rows = entries.flatMap((e) => e.keys.map((key) => [tx.countyId, e.scope, e.childId, key]))
  for (const chunk of chunked(rows, 4)) {
    const { text, values } = valuesOf(chunk)
    await tx.run(
      `insert into child_key (county_id, scope, child_id, key) values ${text} on conflict do nothing`,
      values,
    )
  }
}

export const deleteKeys = (tx: Tx, childIds: readonly string[]) =>
  tx.run('delete from child_key where county_id = $1 and child_id = any($2::uuid[])', [tx.countyId, childIds])
