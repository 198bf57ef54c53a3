import { concern } from '../../../domain/entries/concern.ts'
import { openState } from '../../../domain/kit/define-entry.ts'
import { chainOf, type Place } from '../../../domain/registers/place.ts'
import type { Role } from '../../../domain/roles.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type ConcernRow = {
  id: string
  /** The child, or the place at which one is whom no register lists. */
  subject_kind: 'child' | 'place'
  subject_id: string
  from_on: string
  until_on: string | null
  state: string
  answers: Record<string, unknown>
  author_name: string
  made_at: Date
  scope: number[]
}
const COLUMNS =
  'e.id, e.subject_kind, e.subject_id, e.from_on, e.until_on, e.state, e.answers, e.author_name, e.made_at, e.scope'
const OURS = 'e.county_id = $1 and e.kind = $2 and not e.del'

/** Concerns that are open, of whose list the actor is, the oldest first. */
export const openConcerns = (tx: Tx): Promise<ConcernRow[]> =>
  tx.query<ConcernRow>(`select ${COLUMNS} from entry e where ${OURS} and e.state = $3 order by e.made_at, e.id`, [
    tx.countyId,
    concern.kind,
    openState(concern),
  ])

export const findConcern = async (tx: Tx, id: string): Promise<ConcernRow | null> =>
  (
    await tx.query<ConcernRow>(`select ${COLUMNS} from entry e where ${OURS} and e.id = $3`, [
      tx.countyId,
      concern.kind,
      id,
    ])
  )[0] ?? null

/** Held until the commit: what two add, and a close, come one after the other. */
export const lockConcern = async (tx: Tx, id: string): Promise<ConcernRow | null> =>
  (
    await tx.query<ConcernRow>(`select ${COLUMNS} from entry e where ${OURS} and e.id = $3 for update`, [
      tx.countyId,
      concern.kind,
      id,
    ])
  )[0] ?? null

/** How many are open of children who are at the place now, and of those whom no register lists there; nothing else of them. Ask within `tx.unsealed`. */
export const countOpenConcerns = async (tx: Tx, place: Place): Promise<number> => {
  const open = [tx.countyId, concern.kind, openState(concern)]
  const [listed] = await tx.query<{ n: number }>(
    `select count(*)::int as n from entry e join child c on c.county_id = e.county_id and c.id::text = e.subject_id
     where ${OURS} and c.county_id = $1 and e.state = $3 and ${await placeFilter(tx, place, 'c.')}`,
    open,
  )
  const tree = await tx.tree()
  const here = [...tree.keys()].filter((id) => chainOf(tree, id).includes(place.id))
  const [unlisted] = await tx.query<{ n: number }>(
    `select count(*)::int as n from entry e where ${OURS} and e.state = $3 and e.subject_kind = 'place' and e.subject_id = any($4::text[])`,
    [...open, here.map(String)],
  )
  return (listed?.n ?? 0) + (unlisted?.n ?? 0)
}

export type AdditionRow = {
  id: string
  entry_id: string
  sort: 'line' | 'record'
  record_id: string | null
  on_date: string
  body: Record<string, unknown>
  by_id: string
  by_name: string
  at: Date
}
const ADDED = 'a.id, a.entry_id, a.sort, a.record_id, a.on_date, a.body, a.by_id, a.by_name, a.at'

/** What was added to these, in the order of its coming. */
export const additionsTo = (tx: Tx, entryIds: readonly string[]): Promise<AdditionRow[]> =>
  tx.query<AdditionRow>(
    `select ${ADDED} from addendum a where a.county_id = $1 and a.entry_id = any($2::uuid[]) order by a.at, a.id`,
    [tx.countyId, entryIds],
  )

/** The concerns that a record tells of. */
export const concernsOfRecord = (
  tx: Tx,
  recordId: string,
): Promise<{ id: string; child_id: string; scope: number[] }[]> =>
  tx.query(
    `select e.id, e.subject_id as child_id, e.scope from addendum a join entry e on e.county_id = a.county_id and e.id = a.entry_id
     where ${OURS} and a.county_id = $1 and a.record_id = $3 order by e.id`,
    [tx.countyId, concern.kind, recordId],
  )

/** For each of the records: does it tell of a concern on whose list the actor is, and is every such one closed? */
export const concernStates = async (
  tx: Tx,
  recordIds: readonly string[],
): Promise<Map<string, 'open' | 'answered'>> => {
  if (recordIds.length === 0) return new Map()
  const rows = await tx.query<{ record_id: string; open: boolean }>(
    `select a.record_id, bool_or(e.state = $3) as open from addendum a join entry e on e.county_id = a.county_id and e.id = a.entry_id
     where ${OURS} and a.county_id = $1 and a.record_id = any($4::uuid[]) group by a.record_id`,
    [tx.countyId, concern.kind, openState(concern), recordIds],
  )
  return new Map(rows.map((r) => [r.record_id, r.open ? 'open' : 'answered']))
}

/** Who opened it, and how often on which day last. Ask within `tx.unsealed`. */
export const openingsOf = (
  tx: Tx,
  id: string,
  action: string,
): Promise<{ account_name: string; role: Role; times: number; at: Date }[]> =>
  tx.query(
    `select account_name, role, count(*)::int as times, max(at) as at from audit where county_id = $1 and subject = 'entry' and subject_id = $2 and action = $3
     group by account_id, account_name, role order by max(at) desc limit 50`,
    [tx.countyId, id, action],
  )
