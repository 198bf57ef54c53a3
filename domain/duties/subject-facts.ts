import type { DueDate } from '../kit/define-entry.ts'
import type { PlaceKind } from '../kit/record-subject.ts'
import type { Subject } from '../kit/subject.ts'
import type { LevelSaid } from '../records/level-said.ts'
import type { BirthdayBy } from '../registers/birthday.ts'
import type { ChildFacts } from '../registers/child-facts.ts'

/** Where something stands: a duty belongs to these places. */
export type Placed = {
  schoolId: number | null
  classId: number | null
  villageId: number | null
  townshipId: number | null
}

/** A life of an entry at a place, as far as a rule about the place asks what it has. */
export type HasEntry = { kind: string; fromOn: string; untilOn: string | null; ended: boolean }

/** What a rule about a place sees of it: since when it stands (null: ever since), until when, and which registers it keeps. */
export type PlaceFacts = Placed & {
  placeId: number
  kind: PlaceKind
  fromOn: string | null
  /** The day on which it was closed. */
  untilOn: string | null
  has: readonly HasEntry[]
  /** Terms of which its signed roll is in force, and the day on which it was first signed. */
  rolls?: readonly { term: string; on: string }[]
  /** Of a place with a list of who may see what: the days on which one was signed, and how many accounts ever had a post there. */
  lists?: readonly string[]
  /** Of a school: the days on which children were handed to it, and the day on which all of that day were answered. */
  handed?: readonly { asked: string; answered: string | null }[]
  accounts?: number
}

/** What a rule about an entry sees of it. An entry has one life, not spans: its answers are those of now. */
export type EntryFacts = Placed & {
  entryId: string
  kind: string
  /** What it hangs on as its writer named it, and the child or the place it hangs on in the end. */
  about: Subject
  childId: string | null
  placeId: number | null
  /** The account that holds it. */
  holder: string | null
  fromOn: string
  /** The day of its end; of a living entry the day that was planned. */
  untilOn: string | null
  state: string
  ended: boolean
  answers: Readonly<Record<string, unknown>>
  /** Days that its answers name (`due` of the register). */
  due: readonly DueDate[]
  /** Entries of the same child, of the registers that a rule about this one asks for (`EntryRule.beside`). */
  beside?: readonly HasEntry[]
}

/** One subject with its facts. */
export type DutySubject =
  | {
      kind: 'child'
      childId: string
      spans: readonly ChildFacts[]
      levels?: readonly LevelSaid[]
      birthdayBy?: BirthdayBy | null
    }
  | { kind: 'place'; facts: PlaceFacts }
  | { kind: 'entry'; facts: EntryFacts }

export const subjectOf = (of: DutySubject): Subject =>
  of.kind === 'child'
    ? { kind: 'child', id: of.childId }
    : of.kind === 'place'
      ? { kind: 'place', id: String(of.facts.placeId) }
      : { kind: 'entry', id: of.facts.entryId }

/** Does the place or entry stand on that day? The day of an end is not lived any more; of a living entry it is only a plan. */
export const standsOn = (
  facts: { fromOn: string | null; untilOn: string | null; ended?: boolean },
  date: string,
): boolean => (facts.fromOn ?? '') <= date && (facts.untilOn === null || facts.ended === false || date < facts.untilOn)
