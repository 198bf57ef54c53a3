import { childIdsIn } from '../../domain/entries/child-ids.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { longDate } from '../../domain/kit/day-words.ts'
import { isEnded } from '../../domain/kit/define-entry.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import type { Place } from '../../domain/registers/place.ts'
import { canAt } from '../../domain/roles.ts'
import { holdChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, holdEntry } from '../entries/db/entry.ts'
import { answersOf } from '../entries/reachable.ts'
import {
  childrenForRecord,
  type PlaceOfRecord,
  partsOfRecords,
  placesOn,
  type RecordChild,
  spansOfChildren,
} from './db/record.ts'
import type { Refusal } from './refusal.ts'
import type { Stated } from './stated.ts'

/** The part that says about which entry a record is: seen with the entry, standing where it or its child stands. */
export type EntryPart = {
  id: string
  scope: number[]
  schoolId: number | null
  /** Children of another place do not take part in what this one does; null where the entry hangs on a child. */
  place: Place | null
  /** Who is on its roll, where the kind says so; null: whoever belongs to the place. */
  on: ReadonlySet<string> | null
  /** The child on which the entry hangs: the record follows it. */
  child: RecordChild | null
  set: Record<string, unknown>
}

const NOT_IN_REACH = '这一条登记不在您负责的范围内，请核对。'

/**
 * The entry that a record names, of the register that its kind is about, held until the commit so that nobody ends it meanwhile. Out
 * of sight, out of reach and not there are said alike; so is an entry of another register.
 */
export const entryPart = async (
  tx: Tx,
  { subject, took }: Pick<RecordKind, 'subject' | 'took'>,
  record: Stated,
  /** The actor is its helper and holds its card: then it need not hang on what he stands over. */
  held = false,
): Promise<EntryPart | Refusal> => {
  const row = await holdEntry(tx, record.entry ?? '')
  if (
    !row ||
    subject?.of !== 'entry' ||
    row.kind !== subject.entry ||
    !(held || canAt(tx.actor, 'record.write', row.scope))
  )
    return { code: 'not-found', message: NOT_IN_REACH }
  const dead = deadOn(row, record.happenedOn)
  if (dead) return { code: 'not-alive', message: dead }
  const hung = { subject_id: row.id, child_id: row.child_id, place_id: row.place_id }
  if (row.child_id === null)
    return {
      id: row.id,
      scope: row.scope,
      schoolId: row.school_id,
      place: row.place_id === null ? null : ((await tx.tree()).get(row.place_id) ?? null),
      on: took?.among === undefined ? null : await rollOf(tx, row, took.among, record.replaces ?? null),
      child: null,
      set: { ...hung, school_id: row.school_id, class_id: row.class_id, village_id: row.village_id },
    }
  await holdChildren(tx, [row.child_id])
  const [child] = await childrenForRecord(tx, [row.child_id])
  if (!child) return { code: 'not-found', message: NOT_IN_REACH }
  const then = placesOn(await spansOfChildren(tx, [child.id]), [child.id], record.happenedOn).get(child.id)
  const place: Omit<PlaceOfRecord, 'child_id'> = then ?? child
  return {
    id: row.id,
    scope: child.scope,
    schoolId: place.school_id,
    place: null,
    on: null,
    child,
    set: {
      ...hung,
      school_id: place.school_id,
      class_id: place.class_id,
      village_id: place.village_id,
      household_id: place.household_id,
    },
  }
}

/** Why nothing can be recorded of the entry on that day: it was over, or had not begun; empty where it lived. */
export const deadOn = (row: EntryRow, on: string): string => {
  const kind = entryKind(row.kind)
  const title = kind?.title ?? ''
  if (on < row.from_on) return `这一天“${title}”还没有开始（${longDate(row.from_on)}起），请核对日期。`
  return kind && isEnded(kind, row.state) && row.until_on !== null && on > row.until_on
    ? `这一条“${title}”到${longDate(row.until_on)}已经结束，之后的不能记在它名下。`
    : ''
}

/** Children whom this answer of the entry names now; in a correction also those who stood in what it corrects. */
const rollOf = async (tx: Tx, row: EntryRow, among: string, replaces: string | null): Promise<Set<string>> => {
  const register = entryKind(row.kind)
  const named = register ? childIdsIn(answersOf(register, row)[among]) : []
  const stood = replaces === null ? [] : await partsOfRecords(tx, [replaces])
  return new Set([...named, ...stood.flatMap((p) => (p.role === 'took' && p.child_id !== null ? [p.child_id] : []))])
}
