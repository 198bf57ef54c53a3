import {
  scopeOfChild,
  scopeOfCommunity,
  scopeOfOffice,
  scopeOfPlace,
  UNSEEN,
  withoutCommunity,
} from '../../../domain/registers/scope.ts'
import { COMMONS } from '../../../domain/roles.ts'
import type { Tx } from '../tx-type.ts'
import { restampMoved } from './restamp.ts'
import { restampCasesAt } from './restamp-cases.ts'
import { restampEntriesOfPlaces, restampOfEntries, waiversFollowed } from './restamp-entries.ts'
import { restampLedger } from './restamp-ledger.ts'
import { follow, restampRecordsOf } from './restamp-rows.ts'
import { restampTransfers } from './restamp-transfers.ts'

/**
 * Places that hang somewhere else now (a village given to another township, a school merged): who may see what hangs on them
 * follows in the same transaction. Whoever moves places (an administrator) sees no child: from here to its end the transaction
 * holds the county's own circles, to write scopes and sync numbers and nothing else.
 */
export const restampPlaces = async (tx: Tx, moved: readonly number[]): Promise<void> => {
  if (moved.length === 0) return
  tx.pending.touched.moved = true
  const tree = await tx.tree()
  const county = [...tree.values()].find((p) => p.kind === 'county')?.id
  if (county === undefined) return
  const below = [...tree.values()].filter((p) => under(p.id)).map((p) => p.id)
  function under(id: number): boolean {
    for (let at = tree.get(id); at; at = at.parentId === null ? undefined : tree.get(at.parentId))
      if (moved.includes(at.id)) return true
    return false
  }
  await tx.become([COMMONS, county, -county, UNSEEN])
  await placeParts(tx, below)
  await children(tx, below)
  await offices(tx, below)
  const entries = await restampEntriesOfPlaces(tx, below)
  await restampOfEntries(tx, entries)
  // What is owed by places, and what they were freed from; a child's duties follow the child (duty-rows/keep-rows.ts).
  const ids = below.map(String)
  const scopes = below.map((id) => scopeOfPlace(id, tree))
  const only = `t.subject_kind = 'place'`
  await follow(tx, 'duty', 'subject_id', 'text', ids, scopes, only)
  await follow(tx, 'waiver', 'subject_id', 'text', ids, scopes.map(withoutCommunity), only)
  await waiversFollowed(tx, ids)
  await restampLedger(tx, below)
  await restampCasesAt(tx, below)
  await restampTransfers(tx, below)
  for (const table of ['roster_import', 'report', 'census_roll', 'access_review', 'print_job'] as const) {
    const column = table === 'roster_import' ? 'school_id' : 'place_id'
    const rows = await tx.query<{ id: string; place: number }>(
      `select id, ${column} as place from ${table} where county_id = $1 and ${column} = any($2::int[])`,
      [tx.countyId, below],
    )
    await follow(
      tx,
      table,
      'id',
      'uuid',
      rows.map((r) => r.id),
      rows.map((r) => scopeOfPlace(r.place, tree)),
    )
  }
}

/** Records about these places: the place's part first, then the records by all their parts. */
const placeParts = async (tx: Tx, below: readonly number[]) => {
  const tree = await tx.tree()
  const ids = below.map(String)
  const scopes = below.map((id) => scopeOfCommunity(id, tree))
  await follow(tx, 'record_part', 'subject_id', 'text', ids, scopes, `t.subject_kind = 'place'`)
  const records = await tx.query<{ id: string }>(
    'select distinct record_id as id from record_part where county_id = $1 and place_id = any($2::int[])',
    [tx.countyId, below],
  )
  await restampRecordsOf(
    tx,
    records.map((r) => r.id),
  )
}

const CHUNK = 2000

const children = async (tx: Tx, below: readonly number[]) => {
  const tree = await tx.tree()
  const rows = await tx.query<{
    id: string
    class_id: number | null
    school_id: number | null
    village_id: number | null
  }>(
    'select id, class_id, school_id, village_id from child where county_id = $1 and (school_id = any($2::int[]) or class_id = any($2::int[]) or village_id = any($2::int[]))',
    [tx.countyId, below],
  )
  const scopes = new Map(
    rows.map((r) => [
      r.id,
      scopeOfChild({ classId: r.class_id, schoolId: r.school_id, villageId: r.village_id }, tree),
    ]),
  )
  const ids = [...scopes.keys()]
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = ids.slice(from, from + CHUNK)
    await follow(
      tx,
      'child',
      'id',
      'uuid',
      some,
      some.map((id) => scopes.get(id) ?? []),
    )
  }
  await restampMoved(tx, ids, { ofChild: (id) => scopes.get(id) ?? [] })
}

/**
 * Posts at these places, and the accounts that hold them: an account is seen where any of its posts stands, not where one ended; one
 * that has none left, where the last one ended.
 */
const offices = async (tx: Tx, below: readonly number[]) => {
  const tree = await tx.tree()
  const posts = await tx.query<{ id: string; account_id: string; place_id: number; until_on: string | null }>(
    `select id, account_id, place_id, until_on from post where county_id = $1 and account_id in (select account_id from post where county_id = $1 and place_id = any($2::int[]))`,
    [tx.countyId, below],
  )
  await follow(
    tx,
    'post',
    'id',
    'uuid',
    posts.map((p) => p.id),
    posts.map((p) => scopeOfOffice(p.place_id, tree)),
  )
  const accounts = [...Map.groupBy(posts, (p) => p.account_id)].map(
    ([id, held]) => [id, held.filter((p) => p.until_on === lastDay(held))] as const,
  )
  await follow(
    tx,
    'account',
    'id',
    'uuid',
    accounts.map(([id]) => id),
    accounts.map(([, list]) =>
      [...new Set(list.flatMap((p) => scopeOfOffice(p.place_id, tree)))].sort((a, b) => a - b),
    ),
  )
}

/** No end, where one of the posts has none; else the last of their ends. */
const lastDay = (posts: readonly { until_on: string | null }[]): string | null =>
  posts.some((p) => p.until_on === null)
    ? null
    : (posts
        .map((p) => p.until_on ?? '')
        .sort()
        .at(-1) ?? null)
