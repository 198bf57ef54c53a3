import type { PlaceTree } from '../../../domain/registers/place.ts'
import { type PlaceColumns, placeColumnsOfChild, placeColumnsOfPlace } from '../../../domain/registers/place-columns.ts'
import {
  isCommunity,
  keptBy,
  ownCirclesIn,
  scopeOfCommunity,
  scopeOfPlace,
  withoutCommunity,
} from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx-type.ts'
import { follow, restampRecordsOf } from './restamp-rows.ts'

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
 * it after, kept by whoever kept it. Returns who sees each, for what hangs on the entries.
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
    scope: keptBy(
      (r.scope.some(isCommunity) ? scopeOfCommunity : scopeOfPlace)(r.place_id, tree),
      ownCirclesIn(r.scope, tree),
      tree,
    ),
  }))
  await place(tx, placed)
  await stamp(tx, placed)
  return placed
}

type Seen = { id: string; scope: number[] }

/** Entries with what is part of them: who sees them now. */
const stamp = async (tx: Tx, entries: readonly Seen[]): Promise<void> => {
  for (const { id, scope } of entries) {
    await tx.run('update entry set scope = $3 where county_id = $1 and id = $2', [tx.countyId, id, scope])
    await tx.run('update entry_part set scope = $3 where county_id = $1 and entry_id = $2', [tx.countyId, id, scope])
    await tx.run(`update attachment set scope = $3 where county_id = $1 and about_kind = 'entry' and about_id = $2`, [
      tx.countyId,
      id,
      scope,
    ])
    await tx.run(`update history set scope = $3 where county_id = $1 and tbl = 'entry' and row_id = $2`, [
      tx.countyId,
      id,
      scope,
    ])
    tx.pending.sync.set(`entry ${id}`, { table: 'entry', id, bucket: null, scope })
  }
}

/** What hangs on these entries: records about them by all their parts, what is owed to them, what they were freed from. */
export const restampOfEntries = async (tx: Tx, entries: readonly Seen[]): Promise<void> => {
  const ids = entries.map((e) => e.id)
  const scopes = entries.map((e) => e.scope)
  const only = `t.subject_kind = 'entry'`
  await follow(tx, 'record_part', 'subject_id', 'text', ids, scopes, only)
  const records = await tx.query<{ id: string }>(
    `select distinct record_id as id from record_part where county_id = $1 and subject_kind = 'entry' and subject_id = any($2::text[])`,
    [tx.countyId, ids],
  )
  await restampRecordsOf(
    tx,
    records.map((r) => r.id),
  )
  await follow(tx, 'duty', 'subject_id', 'text', ids, scopes, only)
  await follow(tx, 'waiver', 'subject_id', 'text', ids, scopes.map(withoutCommunity), only)
  await waiversFollowed(tx, ids)
}

/** The other devices are told of waivers that others see now. */
export const waiversFollowed = async (tx: Tx, ids: readonly string[]) => {
  const rows = await tx.query<{ id: string; child_id: string | null; scope: number[] }>(
    'select id, child_id, scope from waiver where county_id = $1 and subject_id = any($2::text[])',
    [tx.countyId, ids],
  )
  for (const { id, child_id, scope } of rows)
    tx.pending.sync.set(`waiver ${id}`, { table: 'waiver', id, bucket: child_id, scope })
}

/**
 * Another account keeps the entry from now on (decision 048): it sees the entry, what hangs on it and all that was recorded of it, and
 * whoever kept it before no longer does. With the county in sight: its records name children whom the writer need not see.
 */
export const restampKept = async (tx: Tx, entry: Seen): Promise<void> =>
  tx.widened(async () => {
    const below = await tx.query<{ id: string }>(
      `select id from entry where county_id = $1 and subject_kind = 'entry' and subject_id = $2`,
      [tx.countyId, entry.id],
    )
    const all = [entry, ...below.map(({ id }) => ({ id, scope: entry.scope }))]
    await stamp(tx, all)
    await restampOfEntries(tx, all)
  })

const place = async (tx: Tx, rows: readonly Placed[]): Promise<void> => {
  for (const { id, columns } of rows)
    await tx.run(
      `update entry set school_id = $3, class_id = $4, village_id = $5, township_id = $6 where county_id = $1 and id = $2
       and (school_id, class_id, village_id, township_id) is distinct from ($3, $4, $5, $6)`,
      [tx.countyId, id, columns.school_id, columns.class_id, columns.village_id, columns.township_id],
    )
}
