import type { Subject } from '../../../domain/kit/subject.ts'
import { noteRecorded, touch } from '../../db/duty-rows/touched.ts'
import type { Tx } from '../../db/tx-type.ts'
import { unionOf } from '../../db/write/restamp-rows.ts'

export type RecordRow = {
  id: string
  kind: string
  version: number
  happened_on: string
  received_at: Date
  received_on: string
  author_id: string
  author_name: string
  school_id: number | null
  class_id: number | null
  village_id: number | null
  body: Record<string, unknown>
  replaces: string | null
  superseded_by: string | null
  from_paper: boolean | null
  /** Of how many parts it was written; null of what earlier releases wrote. */
  parts: number | null
}

export const RECORD_ROW =
  'id, kind, version, happened_on, received_at, received_on, author_id, author_name, school_id, class_id, village_id, body, replaces, superseded_by, from_paper, parts'

/** One as it is told: where it was is told by its parts. */
export type ToldRecord = Omit<RecordRow, 'school_id' | 'class_id' | 'village_id'>
const TOLD = RECORD_ROW.split(', ').filter((c) => !['school_id', 'class_id', 'village_id'].includes(c))

export const findRecord = async (tx: Tx, id: string): Promise<RecordRow | null> =>
  (
    await tx.query<RecordRow>(`select ${RECORD_ROW} from record where county_id = $1 and id = $2`, [tx.countyId, id])
  )[0] ?? null

/** These records, as far as they are in sight. */
export const findRecords = (tx: Tx, ids: readonly string[]): Promise<RecordRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.query<RecordRow>(`select ${RECORD_ROW} from record where county_id = $1 and id = any($2::uuid[])`, [
        tx.countyId,
        ids,
      ])

/** The days and kinds of these records, as far as they are in sight, also of those that were corrected since. */
export const recordDays = (tx: Tx, ids: readonly string[]): Promise<Pick<RecordRow, 'id' | 'kind' | 'happened_on'>[]> =>
  tx.query('select id, kind, happened_on from record where county_id = $1 and id = any($2::uuid[])', [tx.countyId, ids])

export type RecordChild = {
  id: string
  name: string
  school_id: number | null
  class_id: number | null
  village_id: number | null
  household_id: string
  scope: number[]
}

export const childrenForRecord = (tx: Tx, ids: readonly string[]): Promise<RecordChild[]> =>
  tx.query<RecordChild>(
    `select id, name, school_id, class_id, village_id, household_id, scope from child where county_id = $1 and id = any($2::uuid[]) and not del`,
    [tx.countyId, ids],
  )

export type PlaceOfRecord = {
  child_id: string
  school_id: number | null
  class_id: number | null
  village_id: number | null
  household_id: string
}

/** Records by id, each with who sees it: all that stand in the county. */
export const recordsAndScopes = (tx: Tx, ids: readonly string[]): Promise<(RecordRow & { scope: number[] })[]> =>
  tx.widely(`select ${RECORD_ROW}, scope from record where county_id = $1 and id = any($2::uuid[])`, [tx.countyId, ids])

/** The children as `childrenForRecord`, held as `holdChildren` does, in one statement: as they are once nobody changes them. */
export const childrenHeld = async (tx: Tx, ids: readonly string[]): Promise<RecordChild[]> =>
  (
    await tx.query<RecordChild & { del: boolean }>(
      'select id, name, school_id, class_id, village_id, household_id, scope, del from child where county_id = $1 and id = any($2::uuid[]) order by id for share',
      [tx.countyId, ids],
    )
  ).filter((c) => !c.del)

export type SpanOfChild = PlaceOfRecord & { from_on: string }

/** Where the children were, span by span. */
export const spansOfChildren = async (
  tx: Tx,
  childIds: readonly string[],
): Promise<ReadonlyMap<string, SpanOfChild[]>> => {
  const rows = await tx.query<SpanOfChild>(
    'select child_id, school_id, class_id, village_id, household_id, from_on from child_facts where county_id = $1 and child_id = any($2::uuid[]) and not del order by child_id, from_on',
    [tx.countyId, childIds],
  )
  return Map.groupBy(rows, (r) => r.child_id)
}

/** Where each child was on a day; for a day before it was known, where it was first. */
export const placesOn = (
  spansOf: ReadonlyMap<string, readonly SpanOfChild[]>,
  childIds: readonly string[],
  on: string,
): Map<string, PlaceOfRecord> =>
  new Map(
    childIds.flatMap((id): [string, PlaceOfRecord][] => {
      const spans = spansOf.get(id) ?? []
      const place = spans.findLast((s) => s.from_on <= on) ?? spans[0]
      return place ? [[id, place]] : []
    }),
  )

/** Where a record says that its children were, if it tells of that day. */
export const placesOfRecord = async (tx: Tx, recordId: string, on: string): Promise<Map<string, PlaceOfRecord>> =>
  new Map(
    (
      await tx.query<PlaceOfRecord>(
        'select child_id, school_id, class_id, village_id, household_id from record_part where county_id = $1 and record_id = $2 and happened_on = $3 and child_id is not null',
        [tx.countyId, recordId, on],
      )
    ).map((r) => [r.child_id, r]),
  )

/**
 * The corrected record stays as it was written; only that it was corrected, and by what, is noted on it. False when somebody
 * else has corrected it meanwhile: of two corrections one holds. Ask within `tx.widened`: every link goes along.
 */
export const supersede = async (tx: Tx, old: string, by: string): Promise<boolean> => {
  const taken = await tx.run(
    'update record set superseded_by = $1 where county_id = $2 and id = $3 and superseded_by is null',
    [by, tx.countyId, old],
  )
  if (taken === 0) return false
  await tx.run('update record_part set live = false where county_id = $1 and record_id = $2', [tx.countyId, old])
  const rows = await tx.query<{
    child_id: string | null
    subject_kind: Subject['kind']
    subject_id: string
    kind: string
    scope: number[]
  }>(
    `select child_id, kind, subject_kind, subject_id, scope from record_part where county_id = $1 and record_id = $2 and role <> 'staff' order by role, child_id`,
    [tx.countyId, old],
  )
  for (const row of rows) {
    touch(tx.pending.touched, { kind: row.subject_kind, id: row.subject_id })
    noteRecorded(tx.pending.touched, row.kind, row.child_id)
  }
  // A card that told of it tells so no more, whichever entry its correction is about.
  for (const row of rows) if (row.subject_kind === 'entry') tx.pending.cards.entries.add(row.subject_id)
  tx.pending.sync.set(`record ${old}`, {
    table: 'record',
    id: old,
    bucket: rows[0]?.child_id ?? null,
    scope: unionOf(rows),
  })
  return true
}

/** A record as a child's file reads it: with the child's own part in it. */
export type RecordOfChild = ToldRecord & Omit<PartOfRecord, 'record_id' | 'account_id' | 'name'>

const OF_CHILD = `select ${TOLD.map((c) => `r.${c}`).join(', ')}, l.role, l.subject_kind, l.subject_id, l.child_id, l.school_id, l.place_id, l.mark, l.note, case when l.subject_kind = 'entry' then l.scope end as entry_scope from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id where l.county_id = $1 and l.child_id = $2 and l.kind = any($4::text[]) order by r.happened_on desc, r.id desc limit $3`

/** Records about a child, or in which it took part, newest first: of the kinds that the actor's role reads. */
export const recordsOfChild = (
  tx: Tx,
  childId: string,
  readable: readonly string[],
  limit = 200,
): Promise<RecordOfChild[]> => tx.query<RecordOfChild>(OF_CHILD, [tx.countyId, childId, limit, readable])

export type PartOfRecord = {
  record_id: string
  role: 'about' | 'took' | 'staff' | 'kept'
  subject_kind: 'child' | 'place' | 'entry' | 'staff'
  subject_id: string
  child_id: string | null
  school_id: number | null
  place_id: number | null
  account_id: string | null
  name: string | null
  mark: string | null
  note: string | null
  /** Who sees the entry that it is about; null of a child, a place, one of the staff. */
  entry_scope: number[] | null
}

/** A file that became one with another (decision 057) and stood beside it in the same record is told as that one. */
const NOT_MERGED = `(l.child_id = $3 or not exists (select 1 from child m where m.county_id = $1 and m.id = l.child_id and m.merged_into is not null))`

const ENTRY_SCOPE = `case when subject_kind = 'entry' then scope end as entry_scope`

/** What records are about and who took part, as far as the actor sees it. `opened`: a child whose file is open, so it is nobody else's. */
export const partsOfRecords = async (
  tx: Tx,
  ids: readonly string[],
  opened: string | null = null,
): Promise<PartOfRecord[]> =>
  ids.length === 0
    ? []
    : tx.query(
        `select record_id, role, subject_kind, subject_id, child_id, school_id, place_id, account_id, name, mark, note, ${ENTRY_SCOPE} from record_part l where county_id = $1 and record_id = any($2::uuid[]) and ${NOT_MERGED} order by role, child_id, name`,
        [tx.countyId, ids, opened],
      )

export const childrenOfRecords = async (
  tx: Tx,
  ids: readonly string[],
): Promise<{ record_id: string; child_id: string }[]> =>
  (await partsOfRecords(tx, ids)).flatMap((p) =>
    p.role === 'about' && p.child_id !== null ? [{ record_id: p.record_id, child_id: p.child_id }] : [],
  )

export type LinkOfRecord = {
  record_id: string
  child_id: string | null
  school_id: number | null
  place_id: number | null
  /** Who sees the entry that it is about; null of a child or a place. */
  entry_scope: number[] | null
}

/** What records are about and who took part, and at which school each child was then; within `tx.widened` all of it. */
export const linksOf = (tx: Tx, recordIds: readonly string[]): Promise<LinkOfRecord[]> =>
  tx.query<LinkOfRecord>(
    `select record_id, child_id, school_id, place_id, ${ENTRY_SCOPE} from record_part where county_id = $1 and record_id = any($2::uuid[]) and role <> 'staff' order by child_id`,
    [tx.countyId, recordIds],
  )

/** Those of the same that are out of the actor's sight, wherever they are: never shown, only counted with. */
export const linksOutOfSight = async (tx: Tx, recordIds: readonly string[]): Promise<LinkOfRecord[]> =>
  recordIds.length === 0
    ? []
    : tx.widely<LinkOfRecord>(
        `select record_id, child_id, school_id, place_id, ${ENTRY_SCOPE} from record_part where county_id = $1 and record_id = any($2::uuid[]) and role <> 'staff' and not (scope && $3::int[])`,
        [tx.countyId, recordIds, tx.actor.circles],
      )

/** Effective records of an entry since a day: when, with how many, whether as it should be. */
export const daysOfEntry = (
  tx: Tx,
  entry: string,
  since: string,
  readable: readonly string[],
): Promise<{ happened_on: string; quantity: number | null; reached: boolean }[]> =>
  tx.query(
    `select l.happened_on, r.quantity, l.reached from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
     where l.county_id = $1 and l.subject_kind = 'entry' and l.subject_id = $2 and l.happened_on >= $3 and l.live and l.role = 'about' and l.kind = any($4::text[]) order by l.happened_on, l.record_id limit 1000`,
    [tx.countyId, entry, since, readable],
  )

/** Children who took part in effective records of an entry since a day; within `tx.widened` all of them. */
export const childrenOfEntry = async (
  tx: Tx,
  entry: string,
  since: string,
  kinds: readonly string[],
): Promise<string[]> =>
  (
    await tx.query<{ child_id: string }>(
      `select distinct t.child_id from record_part l join record_part t on t.county_id = l.county_id and t.record_id = l.record_id and t.role = 'took'
       where l.county_id = $1 and l.subject_kind = 'entry' and l.subject_id = $2 and l.happened_on >= $3 and l.live and l.role = 'about' and l.kind = any($4::text[]) limit 2000`,
      [tx.countyId, entry, since, kinds],
    )
  ).map((r) => r.child_id)

export type LastRecord = {
  id: string
  child_id: string
  kind: string
  happened_on: string
  author_id: string
  body: Record<string, unknown>
}

/** Each child's newest effective record of each kind. */
export const lastRecords = (tx: Tx, childIds: readonly string[], readable: readonly string[]): Promise<LastRecord[]> =>
  tx.query(
    `with newest as (select child_id, kind, max(happened_on || record_id::text) as pick from record_part where county_id = $1 and child_id = any($2::uuid[]) and live and role = 'about' and kind = any($3::text[]) group by child_id, kind)
     select r.id, l.child_id, l.kind, l.happened_on, r.author_id, r.body from record_part l join newest n on n.child_id = l.child_id and n.kind = l.kind and n.pick = l.happened_on || l.record_id::text join record r on r.county_id = l.county_id and r.id = l.record_id where l.county_id = $1 and r.county_id = $1 and l.role = 'about'`,
    [tx.countyId, childIds, readable],
  )

/** Each child's newest effective record of all these kinds; of one day the one written last. */
export const newestRecords = (
  tx: Tx,
  childIds: readonly string[],
  readable: readonly string[],
): Promise<LastRecord[]> =>
  tx.query(
    `select r.id, l.child_id, l.kind, l.happened_on, r.author_id, r.body from unnest($2::uuid[]) c(id)
     cross join lateral (select p.record_id, p.child_id, p.kind, p.happened_on from record_part p where p.county_id = $1 and p.child_id = c.id and p.live and p.role = 'about' and p.kind = any($3::text[])
       order by p.happened_on desc, p.record_id desc limit 1) l join record r on r.county_id = $1 and r.id = l.record_id`,
    [tx.countyId, childIds, readable],
  )

/** Children who live with the given ones and are still on the register. */
export const householdOf = async (tx: Tx, childIds: readonly string[]): Promise<string[]> => {
  if (childIds.length === 0) return []
  const homes = await tx.query<{ household_id: string }>(
    'select distinct household_id from child where county_id = $1 and id = any($2::uuid[]) and not del',
    [tx.countyId, childIds],
  )
  const rows = await tx.query<{ id: string }>(
    `select id from child where county_id = $1 and household_id = any($2::uuid[]) and status <> 'left' and not del`,
    [tx.countyId, homes.map((h) => h.household_id)],
  )
  return rows.map((r) => r.id)
}

/** Which of these children took part in a record of this kind about this entry before; with the county in sight. */
export const tookBefore = async (tx: Tx, entry: string, kind: string, children: readonly string[]): Promise<string[]> =>
  (
    await tx.widened(() =>
      tx.query<{ child_id: string }>(
        `select distinct t.child_id from record_part e join record_part t on t.county_id = e.county_id and t.record_id = e.record_id
         where e.county_id = $1 and e.subject_kind = 'entry' and e.subject_id = $2 and e.role = 'about' and e.kind = $3 and e.live
           and t.county_id = $1 and t.role = 'took' and t.live and t.child_id = any($4::uuid[])`,
        [tx.countyId, entry, kind, children],
      ),
    )
  ).map((r) => r.child_id)
