import type { Tx } from '../tx-type.ts'
import type { Change } from './change.ts'

const PLACES = ['school_id', 'class_id', 'village_id'] as const
const placesIn = (change: Change) =>
  Object.fromEntries(PLACES.flatMap((p) => (p in change.set ? [[p, change.set[p]] as const] : [])))

/**
 * A child that moves takes along the files that became one with its own (decision 057): what is told of them under their own id, their
 * history above all, is seen by whoever sees the kept one.
 */
export const mergedAlong = async (tx: Tx, changes: readonly Change[]): Promise<Change[]> => {
  const moved = new Map(
    changes
      .filter((c) => c.table === 'child' && c.op === 'update' && Object.keys(placesIn(c)).length > 0)
      .map((c): [string, Change] => [String(c.id), c]),
  )
  if (moved.size === 0) return []
  const files = await tx.query<{ id: string; merged_into: string }>(
    'select id, merged_into from child where county_id = $1 and merged_into = any($2::uuid[]) order by id',
    [tx.countyId, [...moved.keys()]],
  )
  return files.flatMap(({ id, merged_into }): Change[] => {
    const along = moved.get(merged_into)
    return along
      ? [{ table: 'child', op: 'update', id, set: placesIn(along), ...(along.by ? { by: along.by } : {}) }]
      : []
  })
}
