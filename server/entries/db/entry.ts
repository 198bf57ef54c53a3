import type { Place } from '../../../domain/registers/place.ts'
import { holdersFor } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'
import { atPlace } from './at-place.ts'

export type EntryRow = {
  id: string
  kind: string
  version: number
  subject_kind: 'child' | 'place' | 'entry'
  subject_id: string
  child_id: string | null
  place_id: number | null
  holder_account: string | null
  from_on: string
  until_on: string | null
  state: string
  end_reason: string | null
  school_id: number | null
  class_id: number | null
  village_id: number | null
  answers: Record<string, unknown>
  author_id: string
  author_name: string
  made_at: Date
  fv: Record<string, [number, string | null]>
  scope: number[]
}

const COLUMNS =
  'id, kind, version, subject_kind, subject_id, child_id, place_id, holder_account, from_on, until_on, state, end_reason, school_id, class_id, village_id, answers, author_id, author_name, made_at, fv, scope'

/** One entry; null where there is none within the actor's sight. */
export const findEntry = async (tx: Tx, id: string): Promise<EntryRow | null> =>
  (
    await tx.query<EntryRow>(`select ${COLUMNS} from entry where county_id = $1 and id = $2 and not del`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null

/** Entries by id, of those within sight. */
export const entriesById = async (tx: Tx, ids: readonly string[]): Promise<EntryRow[]> =>
  ids.length
    ? tx.query<EntryRow>(`select ${COLUMNS} from entry where county_id = $1 and id = any($2::uuid[]) and not del`, [
        tx.countyId,
        ids,
      ])
    : []

/** All that these children have in a register, also what has ended. */
export const entriesOfChildren = (tx: Tx, kind: string, children: readonly string[]): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    `select ${COLUMNS} from entry where county_id = $1 and kind = $2 and child_id = any($3::uuid[]) and not del order by from_on desc, id desc`,
    [tx.countyId, kind, children],
  )

/** As it is now, kept so until the transaction ends: two who change it act one after the other. */
export const lockEntry = async (tx: Tx, id: string): Promise<EntryRow | null> =>
  (
    await tx.query<EntryRow>(`select ${COLUMNS} from entry where county_id = $1 and id = $2 and not del for update`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null

/** As it is now, for whoever records something of it: many may at once, nobody changes or ends it meanwhile. */
export const holdEntry = async (tx: Tx, id: string): Promise<EntryRow | null> =>
  (
    await tx.query<EntryRow>(`select ${COLUMNS} from entry where county_id = $1 and id = $2 and not del for share`, [
      tx.countyId,
      id,
    ])
  )[0] ?? null

/** Who may see an entry, for what hangs on it; null where it is out of sight. */
export const scopeOfEntry = async (tx: Tx, id: string): Promise<number[] | null> =>
  (await findEntry(tx, id))?.scope ?? null

export type EntryFilter = {
  /** Also entries of these kinds that hang on one of these places above: a school's home on its classes' lists (decision 029). */
  above?: { kinds: readonly string[]; places: readonly number[] }
  /** Also entries of these kinds that one of these own circles sees, wherever they hang. */
  kept?: { kinds: readonly string[]; circles: readonly number[] }
  /** Registers that the actor reads. */
  kinds: readonly string[]
  place: Place | null
  child: string | null
  /** The entry on which they hang. */
  of?: string | null
  /** A state, or `open` and `ended`: states that begin or go on, states that end. */
  states: readonly string[] | null
  /** Lived on this day. */
  at: string | null
  /** Lived on one of these days; of what is not over, `until` is only a plan. */
  lived?: { from: string; to: string; ended: readonly string[] }
  after: { from: string; id: string } | null
  limit: number
}

/** A page of entries, the newest beginning first. */
export const entryPage = async (tx: Tx, filter: EntryFilter): Promise<EntryRow[]> => {
  const values: unknown[] = [tx.countyId]
  const bound = (value: unknown) => `$${values.push(value)}`
  const wheres = ['county_id = $1', 'not del', `kind = any(${bound(filter.kinds)}::text[])`]
  const here = filter.place ? await atPlace(tx, filter.place, bound) : null
  if (here) {
    const { kinds = [], places = [] } = filter.above ?? {}
    const above = kinds.length
      ? ` or kind = any(${bound(kinds)}::text[]) and place_id = any(${bound(places)}::int[])`
      : ''
    const { kept } = filter
    const mine =
      kept && kept.kinds.length > 0 && kept.circles.length > 0
        ? ` or kind = any(${bound(kept.kinds)}::text[]) and scope && ${bound(kept.circles)}::int[]`
        : ''
    wheres.push(`(${here}${above}${mine})`)
  }
  if (filter.of) wheres.push(`subject_kind = 'entry' and subject_id = ${bound(filter.of)}`)
  if (filter.child !== null) wheres.push(`child_id = ${bound(filter.child)}`)
  if (filter.states !== null) wheres.push(`state = any(${bound(filter.states)}::text[])`)
  if (filter.at !== null) {
    const at = bound(filter.at)
    wheres.push(`from_on <= ${at} and (until_on is null or until_on > ${at})`)
  }
  if (filter.lived) {
    const { from, to, ended } = filter.lived
    wheres.push(
      `from_on <= ${bound(to)} and (until_on is null or until_on >= ${bound(from)} or not state = any(${bound(ended)}::text[]))`,
    )
  }
  if (filter.after) wheres.push(`(from_on, id) < (${bound(filter.after.from)}, ${bound(filter.after.id)}::uuid)`)
  return tx.query<EntryRow>(
    `select ${COLUMNS} from entry where ${wheres.join(' and ')} order by from_on desc, id desc limit ${bound(filter.limit)}`,
    values,
  )
}

export type PartRow = {
  id: string
  entry_id: string
  role: string
  part_child: string | null
  account_id: string | null
  name: string | null
}

/** Who takes part in these entries now. */
export const partsOf = (tx: Tx, entryIds: readonly string[]): Promise<PartRow[]> =>
  tx.query<PartRow>(
    'select id, entry_id, role, part_child, account_id, name from entry_part where county_id = $1 and entry_id = any($2::uuid[]) and live order by role, id',
    [tx.countyId, entryIds],
  )

export type EntryHistoryRow = {
  op: string
  patch: Record<string, [unknown, unknown]>
  account_id: string | null
  account_name: string
  on_date: string
  at: Date
}

/** What was changed on an entry, the newest first. */
export const historyOfEntry = (tx: Tx, id: string): Promise<EntryHistoryRow[]> =>
  tx.query<EntryHistoryRow>(
    `select op, patch, account_id, account_name, on_date, at from history where county_id = $1 and tbl = 'entry' and row_id = $2 order by at desc, op desc, id desc limit 200`,
    [tx.countyId, id],
  )

/** What the actor holds, of registers and in states that are named together: `task todo`. */
export const heldOpen = (tx: Tx, open: readonly string[], limit: number): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    `select ${COLUMNS} from entry where county_id = $1 and holder_account = any($2::uuid[]) and kind || ' ' || state = any($3::text[]) and not del order by from_on, id limit $4`,
    [tx.countyId, holdersFor(tx.actor), open, limit],
  )

/** What these accounts hold about a class and its children, of registers and in states named together; held until the commit. Ask within `tx.widened`. */
export const heldAtClass = (
  tx: Tx,
  of: { classId: number; accounts: readonly string[]; open: readonly string[] },
): Promise<EntryRow[]> =>
  tx.query<EntryRow>(
    `select ${COLUMNS} from entry where county_id = $1 and class_id = $2 and holder_account = any($3::uuid[]) and kind || ' ' || state = any($4::text[]) and not del order by id for update`,
    [tx.countyId, of.classId, of.accounts, of.open],
  )

/** How many they are. Ask within `tx.widened`. */
export const countHeldAtClass = async (
  tx: Tx,
  of: { classId: number; accounts: readonly string[]; open: readonly string[] },
): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from entry where county_id = $1 and class_id = $2 and holder_account = any($3::uuid[]) and kind || ' ' || state = any($4::text[]) and not del`,
      [tx.countyId, of.classId, of.accounts, of.open],
    )
  )[0]?.n ?? 0

/** For each entry: the first effective record of the kind about its child that was made after it, on its first day or later. */
export const recordsSince = async (
  tx: Tx,
  asked: readonly { entry: string; kind: string }[],
): Promise<Map<string, { kind: string; on: string }>> => {
  if (asked.length === 0) return new Map()
  const rows = await tx.query<{ id: string; kind: string; on: string }>(
    `select distinct on (e.id) e.id, r.kind, r.happened_on as on from entry e
       join unnest($2::uuid[], $3::text[]) as a(id, kind) on a.id = e.id
       join record_part p on p.county_id = e.county_id and p.child_id = e.child_id and p.role = 'about' and p.live
       join record r on r.county_id = p.county_id and r.id = p.record_id and r.kind = a.kind
     where e.county_id = $1 and r.superseded_by is null and r.received_at > e.made_at and r.happened_on >= e.from_on
     order by e.id, r.happened_on, r.id`,
    [tx.countyId, asked.map((a) => a.entry), asked.map((a) => a.kind)],
  )
  return new Map(rows.map((r) => [r.id, { kind: r.kind, on: r.on }]))
}

/** In which entries of a register these children take part, of those that are not over. */
export const partsNaming = (
  tx: Tx,
  kind: string,
  children: readonly string[],
  over: readonly string[],
): Promise<{ entry_id: string; part_child: string }[]> =>
  tx.query(
    `select p.entry_id, p.part_child from entry_part p join entry e on e.county_id = p.county_id and e.id = p.entry_id
     where p.county_id = $1 and e.county_id = $1 and p.part_child = any($2::uuid[]) and p.live and e.kind = $3 and not e.del and not (e.state = any($4::text[])) order by p.entry_id`,
    [tx.countyId, children, kind, over],
  )
