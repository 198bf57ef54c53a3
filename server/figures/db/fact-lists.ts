import type { DutyFacts } from '../../../domain/duties/duty-facts.ts'
import { keyChild } from '../../../domain/entries/key-child.ts'
import { pairing } from '../../../domain/entries/pairing.ts'
import { type AidRow, type EntryRow, ON_THE_DAY, type PartRow, type RecordRow } from '../../../domain/figures/facts.ts'
import type { FactList } from '../../../domain/figures/types.ts'
import { RECORD_KINDS } from '../../../domain/records/list.ts'
import type { ChildFacts } from '../../../domain/registers/child-facts.ts'
import type { BesideFacts } from '../../../domain/registers/file-gaps.ts'
import { FACT_COLUMNS } from '../../db/child-row.ts'
import { derivedOf, RECORD_COLUMNS } from '../../db/facts.ts'
import { dutyTable, type KeptDuties } from '../../duties/db/kept-duties.ts'
import { daysLateSql } from '../../records/db/late.ts'

/** The columns of each fact list in SQL, key for key those of its rows in JavaScript (domain/figures/facts.ts). */
const aliased = <K extends string>(alias: string, columns: Record<K, string>): Record<K, string> =>
  Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, `${alias}.${column}`])) as Record<K, string>

/** Children at the cut-off: `f`, a span of facts. */
export const CHILD_COLUMNS: Record<keyof ChildFacts, string> = aliased('f', { childId: 'child_id', ...FACT_COLUMNS })

/** What is asked of the child on the day of a record, with the span’s own column names. */
export const DAY_COLUMNS = Object.fromEntries(ON_THE_DAY.map((key) => [key, CHILD_COLUMNS[key]])) as Pick<
  typeof CHILD_COLUMNS,
  (typeof ON_THE_DAY)[number]
>

/** What the list of children joins beside the facts: `c` the register's row, `r` the carer (child-list.ts). */
export const FILE_COLUMNS: Record<keyof ChildFacts | keyof BesideFacts, string> = {
  ...CHILD_COLUMNS,
  carerName: 'r.name',
  carerPhones: 'coalesce(cardinality(r.phones_masked), 0)',
  hasIdNumber: '(c.id_sealed is not null)',
}

/** Kinds that derive anything when they are written; of all others the record holds nothing there and is not looked up. */
const DERIVING = RECORD_KINDS.filter((kind) => kind.columns).map((kind) => kind.kind)

/** What the kind derived, which stands in the record alone: a lookup a record, so only of kinds that have it. */
const derivedColumns = (kinds: readonly string[]) => {
  const of = kinds.map((kind) => `'${kind}'`).join(', ')
  const derived = (column: 'sort' | 'quantity' | 'fen' | 'settled') =>
    `(case when l.kind in (${of}) then ${derivedOf('l', column)} end)`
  return { sort: derived('sort'), quantity: derived('quantity'), fen: derived('fen'), settled: derived('settled') }
}
const DERIVED_COLUMNS = derivedColumns(DERIVING)

/**
 * The columns of a list where a condition stands beside one on the kind: nobody looks up records of other kinds for it. Kinds are ours;
 * whatever else a condition names is none and has derived nothing.
 */
export const columnsOfKinds = (list: FactList, kinds: readonly string[]): Readonly<Record<string, string>> => {
  const deriving = DERIVING.filter((kind) => kinds.includes(kind))
  return deriving.length ? { ...LIST_COLUMNS[list], ...derivedColumns(deriving) } : LIST_COLUMNS[list]
}

/** Does it ask what the record alone holds? */
export const isDerived = (column: string): boolean => column in DERIVED_COLUMNS

/** Records of the term: `l`, a record about one child, beside `f`, the child's span of that day. */
const RECORD_ROW_COLUMNS: Record<keyof RecordRow, string> = {
  ...DAY_COLUMNS,
  ...aliased('l', RECORD_COLUMNS),
  // The twin of `record.reached || isSecondTry(record, those of the term)`.
  counts: `(l.reached or exists (select 1 from record_part e where e.county_id = $1 and e.child_id = l.child_id and e.kind = l.kind and e.live and not e.reached and e.happened_on < l.happened_on and e.happened_on >= {from}))`,
  householdDay: `(l.household_id::text || '|' || l.happened_on)`,
  lateDays: daysLateSql('l.'),
  month: 'left(l.happened_on, 7)',
  ...DERIVED_COLUMNS,
}

/** Parts of records of the term: `l`. */
const PART_COLUMNS: Record<keyof PartRow, string> = {
  recordId: 'l.record_id',
  kind: 'l.kind',
  happenedOn: 'l.happened_on',
  role: 'l.role',
  subjectKind: 'l.subject_kind',
  subjectId: 'l.subject_id',
  childId: 'l.child_id',
  mark: 'l.mark',
  reached: 'l.reached',
  month: 'left(l.happened_on, 7)',
  // Asked by few figures: read from the entry by its key.
  entrySort: `(case when l.role = 'about' and l.subject_kind = 'entry' then (select w.sort from entry w where w.county_id = $1 and w.id = l.subject_id::uuid) end)`,
  ...DERIVED_COLUMNS,
}

/** Registers that write down a helper, as SQL reads them. */
const HELPED = [pairing.kind, keyChild.kind].map((kind) => `'${kind}'`).join(', ')

/** Entries of registers: `e`. */
const ENTRY_COLUMNS: Record<keyof EntryRow, string> = {
  entryId: 'e.id',
  kind: 'e.kind',
  state: 'e.state',
  sort: 'e.sort',
  quantity: 'e.quantity',
  holder: 'e.holder_account',
  // Asked of every entry there is: looked up where a register has helpers alone.
  helper: `(case when e.kind in (${HELPED}) then (select min(coalesce(p.account_id::text, p.name)) from entry_part p where p.county_id = $1 and p.entry_id = e.id and p.role = 'helper' and p.live) end)`,
  fromOn: 'e.from_on',
  untilOn: 'e.until_on',
  subjectId: 'e.subject_id',
  childId: 'e.child_id',
}

/** Legs of the aid ledger: `g`. */
const AID_COLUMNS: Record<keyof AidRow, string> = {
  legId: 'g.id',
  accountId: 'g.account_id',
  childId: 'g.child_id',
  sort: 'g.sort',
  accountSort: 'g.account_sort',
  onDate: 'g.on_date',
  fen: `(case when g.unit = 'fen' then abs(g.n) else 0 end)`,
  net: `(case when g.unit <> 'fen' then 0 when g.account_sort = 'advance' then -g.n else g.n end)`,
}

/** Duties judged at the cut-off: `d`, a row of the kept set. */
const DUTY_COLUMNS: Record<keyof DutyFacts, string> = {
  dutyId: 'd.duty_id',
  subjectKind: 'd.subject_kind',
  subjectId: 'd.subject_id',
  childId: 'd.child_id',
  householdId: 'd.household_id',
  schoolId: 'd.school_id',
  classId: 'd.class_id',
  villageId: 'd.village_id',
  rule: 'd.rule',
  period: 'd.period',
  term: 'd.term',
  state: 'd.state',
  counted: 'd.counted',
  met: 'd.met',
  metBy: 'd.met_by',
  // Asked by few figures: read from the entry by its key, joined on the county as the shards want it. so that nothing is kept twice.
  entryState: `(select w.state from entry w where w.county_id = $1 and w.id = case when d.subject_kind = 'entry' then d.subject_id::uuid end)`,
  // As with the entry's state: kept in the record alone. Where it is about children nobody asks.
  metSort: `(select r.sort from record r where r.county_id = $1 and d.subject_kind <> 'child' and r.id = d.met_by)`,
}

export const LIST_COLUMNS: Record<FactList, Readonly<Record<string, string>>> = {
  children: CHILD_COLUMNS,
  records: RECORD_ROW_COLUMNS,
  parts: PART_COLUMNS,
  entries: ENTRY_COLUMNS,
  aid: AID_COLUMNS,
  duties: DUTY_COLUMNS,
}

/** FROM and WHERE of spans that hold at the cut-off; `cutoff` and `place` are made by the caller. $1 is the county. */
export const childSource = (place: string, cutoff: string): string =>
  `from child_facts f where f.county_id = $1 and ${place} and not f.del and f.from_on <= ${cutoff} and (f.until_on is null or f.until_on > ${cutoff})`

/** Which records: those in force between two days, at the place. */
export const recordsWhere = (alias: string, place: string, from: string, to: string): string =>
  `${alias}.county_id = $1 and ${place} and ${alias}.role = 'about' and ${alias}.live and ${alias}.happened_on >= ${from} and ${alias}.happened_on <= ${to}`

/** Parts of records in force between two days, without who was there and beside what it was written: of the place's children, about itself or about a place below it. */
export const partSource = (place: string, placeId: number, from: string, to: string): string =>
  `from record_part l where l.county_id = $1 and (${place} or l.place_id = ${Math.trunc(placeId)}) and l.role in ('about', 'took') and l.live and l.happened_on >= ${from} and l.happened_on <= ${to}`

/** Entries that hang on the place's children, on itself or on a place below it. */
export const entrySource = (place: string, placeId: number): string =>
  `from entry e where e.county_id = $1 and (${place} or e.place_id = ${Math.trunc(placeId)}) and not e.del`

/** Legs of the ledgers of the place and of those below it, and of its children's loans, up to the cut-off; not what was turned back. */
export const aidSource = (place: string, placeId: number, cutoff: string): string =>
  `from ledger_leg g where g.county_id = $1 and (${place} or g.place_id = ${Math.trunc(placeId)}) and g.live and g.on_date <= ${cutoff}`

/** The key of a part: who or what it is, in which record. */
export const PART_KEY = `(${PART_COLUMNS.recordId}::text || l.role || l.subject_id)`

/** The span of a record's child on the day of the record. */
export const ON_ITS_DAY =
  'f.child_id = l.child_id and f.from_on <= l.happened_on and (f.until_on is null or f.until_on > l.happened_on)'

export const dutySource = (kept: KeptDuties, bind: (value: string) => string): string =>
  `from ${dutyTable(kept, bind)} d where true`

/** The key of a record's row where it stands alone: one record about three children is three rows. */
export const RECORD_KEY = `(${RECORD_ROW_COLUMNS.recordId}::text || ${RECORD_ROW_COLUMNS.childId}::text)`
