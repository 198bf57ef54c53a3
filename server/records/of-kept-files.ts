import { keptFilesOf } from '../children/db/merge-rows.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Stated } from './stated.ts'

/**
 * A record written about a file that became one with another meanwhile (a phone was away from the network) is one about the kept file
 * (decision 057). Null where none of its children did.
 */
export const ofKeptFiles = async (tx: Tx, record: Stated): Promise<Stated | null> => {
  const kept = await keptFilesOf(tx, [...record.childIds, ...record.took.map((t) => t.child)])
  if (kept.size === 0) return null
  const now = (id: string) => kept.get(id) ?? id
  const took = new Map(record.took.map((t) => [now(t.child), { ...t, child: now(t.child) }]))
  return { ...record, childIds: [...new Set(record.childIds.map(now))], took: [...took.values()] }
}
