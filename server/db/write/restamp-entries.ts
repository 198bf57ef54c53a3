import type { PlaceTree } from '../../../domain/registers/place.ts'
import { type PlaceColumns, placeColumnsOfChild, placeColumnsOfPlace } from '../../../domain/registers/place-columns.ts'
import { isCommunity, scopeOfCommunity, scopeOfPlace } from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx-type.ts'

type Placed = { id: string; columns: PlaceColumns; scope?: number[] }

/** Entries about children that moved stand where the children are now; their scopes follow as those of all their rows (restamp.ts). */
export const placeEntriesOfChildren = async (tx: Tx, childIds: readonly string[]): Promise<void> => {
  const tree = await tx.tree()
  const rows = await tx.query<{
    id: string
    class_id: number | null
    school_id: number | null
    village_id: number | null
  }>(
    `select e.id, c.class_id, c.school_id, c.village_id from entry e join child c on c.county_id = e.county_id and c.id = e.child_id
     where e.county_id = $1 and c.county_id = $1 and e.child_id = any($2::uuid[])`,
    [tx.countyId, childIds],
  )
  await place(
    tx,
    rows.map((r) => ({ id: r.id, columns: placeColumnsOfChild(r, tree) })),
  )
}

/**
 * Entries about places that hang somewhere else now: who sees them, and what stands above them. Seen by a community before, seen by
 * it after. Returns who sees each, for what hangs on the entries.
 */
export const restampEntriesOfPlaces = async (
  tx: Tx,
  placeIds: readonly number[],
): Promise<{ id: string; scope: number[] }[]> => {
  const tree: PlaceTree = await tx.tree()
  const rows = await tx.query<{ id: string; place_id: number; scope: number[] }>(
    'select id, place_id, scope from entry where county_id = $1 and place_id = any($2::int[])',
    [tx.countyId, placeIds],
  )
  const placed = rows.map((r) => ({
    id: r.id,
    columns: placeColumnsOfPlace(r.place_id, tree),
    scope: (r.scope.some(isCommunity) ? scopeOfCommunity : scopeOfPlace)(r.place_id, tree),
  }))
  await place(tx, placed)
  for (const { id, scope } of placed) {
    await tx.run('update entry set scope = $3 where county_id = $1 and id = $2', [tx.countyId, id, scope])
    await tx.run('update entry_part set scope = $3 where county_id = $1 and entry_id = $2', [tx.countyId, id, scope])
    await tx.run(`update history set scope = $3 where county_id = $1 and tbl = 'entry' and row_id = $2`, [
      tx.countyId,
      id,
      scope,
    ])
    tx.pending.sync.set(`entry ${id}`, { table: 'entry', id, bucket: null, scope })
  }
  return placed
}

const place = async (tx: Tx, rows: readonly Placed[]): Promise<void> => {
  for (const { id, columns } of rows)
    await tx.run(
      `update entry set school_id = $3, class_id = $4, village_id = $5, township_id = $6 where county_id = $1 and id = $2
       and (school_id, class_id, village_id, township_id) is distinct from ($3, $4, $5, $6)`,
      [tx.countyId, id, columns.school_id, columns.class_id, columns.village_id, columns.township_id],
    )
}
