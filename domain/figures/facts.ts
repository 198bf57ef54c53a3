import type { DutyFacts } from '../duties/duty-facts.ts'
import { daysLate } from '../records/late.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import { isSecondTry } from '../records/second-try.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { AccountSort, MovementSort } from '../registers/ledger.ts'

/** What a reading asks about the child on the day of a record. */
export const ON_THE_DAY = [
  'status',
  'grade',
  'birth',
  'hukou',
  'fatherState',
  'fatherSince',
  'fatherIncapable',
  'motherState',
  'motherSince',
  'motherIncapable',
] as const satisfies readonly (keyof ChildFacts)[]
type OnTheDay = Pick<ChildFacts, (typeof ON_THE_DAY)[number]>
const onTheDay = (span: ChildFacts): OnTheDay =>
  Object.fromEntries(ON_THE_DAY.map((key) => [key, span[key]])) as OnTheDay

/** What the kind derived when it was written: which sort, how many, how much money, how many settled (define-record `columns`). */
type RecordColumnsSaid = {
  sort: string | null
  quantity: number | null
  fen: number | null
  settled: number | null
}

/** A record with what was so about the child on the day it happened, and what figures ask often. */
export type RecordRow = RecordFacts &
  OnTheDay &
  RecordColumnsSaid & {
    householdDay: string
    /** Somebody was reached, or it was a second try within the term (second-try.ts). */
    counts: boolean
    /** Days from the day it happened to the day it came in. */
    lateDays: number
    /** The calendar month of the day, to part numbers by: 2026-10. */
    month: string
  }

/**
 * One part of an effective record (second-storey §1): a child or a place that it is about, or a child that took part, with its
 * mark. A meeting is one part for its place and one for each family that was called.
 */
export type PartRow = RecordColumnsSaid & {
  recordId: string
  kind: string
  happenedOn: string
  role: 'about' | 'took'
  subjectKind: 'child' | 'place' | 'entry'
  /** What it is about: a child, a place, an entry. */
  subjectId: string
  childId: string | null
  mark: string | null
  /** It met somebody, or was as the rule wants it: a session with two on duty. */
  reached: boolean
  month: string
  /** Of a record about an entry: which sort of its register that is; null of any other. */
  entrySort: string | null
}

/** One entry of a declared register (second-storey §2): its life, and the child it hangs on, where it hangs on one. */
export type EntryRow = {
  entryId: string
  /** What it was made about: a child, a place, an entry of another register. */
  subjectId: string
  kind: string
  state: string
  sort: string | null
  quantity: number | null
  /** The account that holds it. */
  holder: string | null
  /** Who helps by it: the account, or the name where there is none; null where the register has no helper. */
  helper: string | null
  fromOn: string
  /** The day of its end; of a living entry the day that was planned. */
  untilOn: string | null
  childId: string | null
}

/**
 * One leg of the aid ledger (decision 054), of what was not turned back. Of all days up to the cut-off: what a fund stands at is the sum of
 * all that ever came and went.
 */
export type AidRow = {
  legId: string
  accountId: string
  childId: string | null
  /** Of the movement: receive, give, advance, repay, lend, return. */
  sort: MovementSort
  accountSort: AccountSort
  onDate: string
  /** Money moved, in fen, without a sign; nothing for goods. */
  fen: number
  /** What it adds to what stands: of a fund what is left, of an advance what is owed. In fen. */
  net: number
}

/**
 * The fact lists, already narrowed to a place and a term: children at the cut-off, records of the term and their parts, entries of registers, duties judged
 * at the cut-off.
 */
export type Facts = {
  children: readonly ChildFacts[]
  records: readonly RecordRow[]
  parts: readonly PartRow[]
  entries: readonly EntryRow[]
  aid: readonly AidRow[]
  duties: readonly DutyFacts[]
}

export const holdsAt = (facts: Pick<ChildFacts, 'fromOn' | 'untilOn'>, date: string): boolean =>
  facts.fromOn <= date && (facts.untilOn === null || date < facts.untilOn)

/** Joins each record of a term with its child's span of that day; records before a child was known are left out, as in SQL. */
export const recordRows = (
  records: readonly (RecordFacts & Partial<RecordColumnsSaid>)[],
  spans: ReadonlyMap<string, readonly ChildFacts[]>,
): RecordRow[] => {
  const ofChild = Map.groupBy(records, (r) => r.childId)
  return records.flatMap((record) => {
    const span = spans.get(record.childId)?.find((s) => holdsAt(s, record.happenedOn))
    if (!span) return []
    return [
      {
        ...record,
        ...onTheDay(span),
        sort: record.sort ?? null,
        quantity: record.quantity ?? null,
        fen: record.fen ?? null,
        settled: record.settled ?? null,
        counts: record.reached || isSecondTry(record, ofChild.get(record.childId) ?? []),
        householdDay: `${record.householdId}|${record.happenedOn}`,
        lateDays: daysLate(record.happenedOn, record.receivedOn),
        month: record.happenedOn.slice(0, 7),
      },
    ]
  })
}
