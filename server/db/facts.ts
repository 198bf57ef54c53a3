import type { Waiver } from '../../domain/duties/types.ts'
import { type Subject, subjectKey } from '../../domain/kit/subject.ts'
import type { RecordFacts } from '../../domain/records/record-facts.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { withMerged } from '../../domain/registers/merged-place.ts'
import type { Place } from '../../domain/registers/place.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import { FACTS_SELECT, type FactsRow, factsOf } from './child-row.ts'
import type { Tx } from './tx-type.ts'

/** A place, with what was merged into it (decision 036), as a filter of one's own on fact rows (scope.md: the policy is the second wall). Values are integers of ours. */
export const placeFilter = async (tx: Tx, place: Place, alias = ''): Promise<string> =>
  (await placeFilterOf(tx, place))(alias)

/** The same for a statement that asks it of several tables, each under its alias. */
export const placeFilterOf = async (tx: Tx, place: Place): Promise<(alias: string) => string> => {
  const ids = (list: readonly number[]) => (list.length ? list.join(',') : '-1')
  switch (place.kind) {
    case 'county':
      return () => 'true'
    case 'school':
    case 'class':
    case 'village': {
      const all = withMerged(await tx.tree(), place).map((p) => p.id)
      return (alias) => `${alias}${place.kind}_id ${all.length > 1 ? `in (${ids(all)})` : `= ${place.id}`}`
    }
    case 'township': {
      const tree = await tx.tree()
      const of = (kind: 'school' | 'village') => ids(placesUnder(tree, place.id, kind).map((p) => p.id))
      const [schools, villages] = [of('school'), of('village')]
      return (alias) => `(${alias}school_id in (${schools}) or ${alias}village_id in (${villages}))`
    }
  }
}

/**
 * Parts of records (`l`) at a place: of its children, and about itself or a place below it. One by one, each along an index of its own:
 * a page of the newest is the newest of the newest of each. Schools, classes and villages stand in columns of their own; what a
 * township does as a whole only in that of the place. Null: the whole county, where all records in their order are meant.
 */
export const recordsAtEach = async (tx: Tx, place: Place): Promise<string[] | null> => {
  if (place.kind === 'county') return null
  const tree = await tx.tree()
  const each = (kind: 'school' | 'class' | 'village', ids: readonly number[]) => ids.map((id) => `l.${kind}_id = ${id}`)
  if (place.kind !== 'township')
    return each(
      place.kind,
      withMerged(tree, place).map((p) => p.id),
    )
  const under = (kind: 'school' | 'village') =>
    each(
      kind,
      placesUnder(tree, place.id, kind).map((p) => p.id),
    )
  return [...under('school'), ...under('village'), `l.place_id = ${place.id}`]
}

type Placed = Pick<ChildFacts, 'schoolId' | 'classId' | 'villageId'> & { townshipId?: number | null }

/** Does a span, a record or a duty lie in the place? The JavaScript twin of `placeFilter`. */
export const withinPlace = async (tx: Tx, place: Place): Promise<(row: Placed) => boolean> => {
  if (place.kind === 'county') return () => true
  const tree = await tx.tree()
  const all = new Set(withMerged(tree, place).map((p) => p.id))
  if (place.kind === 'school') return (row) => all.has(row.schoolId ?? -1)
  if (place.kind === 'class') return (row) => all.has(row.classId ?? -1)
  if (place.kind === 'village') return (row) => all.has(row.villageId ?? -1)
  const ids = (kind: 'school' | 'village') => new Set(placesUnder(tree, place.id, kind).map((p) => p.id))
  const [schools, villages] = [ids('school'), ids('village')]
  return (row) => row.townshipId === place.id || schools.has(row.schoolId ?? -1) || villages.has(row.villageId ?? -1)
}

/** Every span of the place's children that touches the days `from`–`to`, and for those children all their other spans too. */
export const childFactsIn = async (
  tx: Tx,
  place: Place,
  from: string,
  to: string,
): Promise<Map<string, ChildFacts[]>> => {
  const filter = await placeFilter(tx, place)
  // Two steps instead of a join with itself: no plan goes wrong over it, however little is known of the table.
  const near = await tx.query<{ child_id: string }>(
    `select distinct child_id from child_facts where county_id = $1 and ${filter} and from_on <= $3 and (until_on is null or until_on > $2) and not del`,
    [tx.countyId, from, to],
  )
  return childFactsOf(
    tx,
    near.map((r) => r.child_id),
  )
}

/** Column of record_part for each key of RecordFacts; the one place where the two meet. */
export const RECORD_COLUMNS: Record<keyof RecordFacts, string> = {
  recordId: 'record_id',
  childId: 'child_id',
  kind: 'kind',
  happenedOn: 'happened_on',
  receivedOn: 'received_on',
  authorId: 'author_id',
  schoolId: 'school_id',
  classId: 'class_id',
  villageId: 'village_id',
  householdId: 'household_id',
  reached: 'reached',
}

export const RECORD_SELECT = Object.entries(RECORD_COLUMNS)
  .map(([key, column]) => `${column} as "${key}"`)
  .join(', ')

/** The same once more, out of a subselect. */
export const RECORD_KEYS = Object.keys(RECORD_COLUMNS)
  .map((key) => `"${key}"`)
  .join(', ')

/** What a kind derives when it is written (`columns`), which stands in the record itself. */
type Derived = { sort: string | null; quantity: number | null; fen: number | null; settled: number | null }

/** One of them for a part (alias `l`), of the county `$1`: one that is compared with the outer row alone sends the whole statement to every shard. */
export const derivedOf = (l: string, column: keyof Derived | 'body'): string =>
  `(select r.${column} from record r where r.county_id = $1 and r.id = ${l}.record_id)`

/** Effective records about the given children, or about children of a place, between two days. */
export const recordFactsOf = async (
  tx: Tx,
  childIds: readonly string[],
  from: string,
  to: string,
): Promise<(RecordFacts & Derived)[]> =>
  tx.query<RecordFacts & Derived>(
    `select ${RECORD_SELECT}, ${derivedOf('record_part', 'sort')} as sort, ${derivedOf('record_part', 'quantity')} as quantity, ${derivedOf('record_part', 'fen')}::float8 as fen, ${derivedOf('record_part', 'settled')} as settled from record_part where county_id = $1 and child_id = any($2::uuid[]) and happened_on >= $3 and happened_on <= $4 and live and role = 'about'`,
    [tx.countyId, childIds, from, to],
  )

/** Waivers of these subjects that hold. */
export const waiversOf = async (
  tx: Tx,
  subjects: readonly Subject[],
): Promise<(Waiver & { byName: string; onDate: string })[]> => {
  if (subjects.length === 0) return []
  const wanted = new Set(subjects.map(subjectKey))
  const rows = await tx.query<{
    id: string
    rule: string
    subject_kind: Subject['kind']
    subject_id: string
    period: string
    reason: string
    by_name: string
    on_date: string
  }>(
    'select id, rule, subject_kind, subject_id, period, reason, by_name, on_date from waiver where county_id = $1 and subject_id = any($2::text[]) and not withdrawn and not del',
    [tx.countyId, subjects.map((s) => s.id)],
  )
  return rows
    .map((w) => ({
      id: w.id,
      rule: w.rule,
      subject: { kind: w.subject_kind, id: w.subject_id },
      period: w.period,
      reason: w.reason,
      byName: w.by_name,
      onDate: w.on_date,
    }))
    .filter((w) => wanted.has(subjectKey(w.subject)))
}

/** Every span of the given children, and who sees each: a child's spans carry its scope. */
export const factsAndScopes = async (
  tx: Tx,
  childIds: readonly string[],
): Promise<{ facts: Map<string, ChildFacts[]>; scopes: Map<string, number[]> }> => {
  if (childIds.length === 0) return { facts: new Map(), scopes: new Map() }
  const rows = await tx.query<FactsRow & { scope: number[] }>(
    `select ${FACTS_SELECT}, scope from child_facts where county_id = $1 and child_id = any($2::uuid[]) and not del order by child_id, from_on`,
    [tx.countyId, childIds],
  )
  return {
    facts: Map.groupBy(rows.map(factsOf), (f) => f.childId),
    scopes: new Map(rows.map((r) => [factsOf(r).childId, r.scope])),
  }
}

/** Every span of the given children. */
export const childFactsOf = async (tx: Tx, childIds: readonly string[]): Promise<Map<string, ChildFacts[]>> => {
  const rows = await tx.query<FactsRow>(
    `select ${FACTS_SELECT} from child_facts where county_id = $1 and child_id = any($2::uuid[]) and not del order by child_id, from_on`,
    [tx.countyId, childIds],
  )
  return Map.groupBy(rows.map(factsOf), (f) => f.childId)
}
