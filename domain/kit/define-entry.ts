import type { Role } from '../roles.ts'
import { textIn } from './answers.ts'
import { isBlank } from './condition.ts'
import type { Demand, Problem, RecordBody } from './define-record.ts'
import type { FieldSpec, Option } from './fields.ts'
import type { Own } from './own-field.ts'
import { sameAnswers } from './same-answers.ts'

/** What an entry may hang on: a child, a place of one of these kinds, or an entry of another register. */
export type AboutKind = 'child' | 'class' | 'school' | 'village' | 'township' | 'county' | 'entry'

/**
 * A state of life; the first of a register is the one it begins in. `ended`: its life is over. `above`: brought about by an office above
 * the entry's place alone, never by the place itself (a return taken over or given back).
 */
export type EntryState = Option & { ended?: true; above?: true }

/**
 * A day by which something is owed, told by what it is: 审查到期, 约定兑现. `key` is the same for every entry of the register. `recorded`:
 * whether it was done stands in records (a stage was looked at), so a day gone by says nothing by itself. `done`: the day
 * on which the answers say that it was done. `label`: what the duty of this day is called, where the register owes several. `unsaid`: nobody
 * said this day; the entry shows it, so that one is found, and no duty is counted of it.
 */
export type DueDate = {
  key: string
  on: string
  words: string
  recorded?: true
  done?: string
  label?: string
  unsaid?: true
}

/**
 * What makes a duty of each of those days (decision 033): what it is called (承诺到期), how many days before it is looked at, how many
 * after it are still in time and how many may make it good, and in which states what was due is done with, each with the words that
 * one taps.
 */
export type OwedOnDay = {
  label: string
  before: number
  grace: number
  closes: number
  settledBy: Readonly<Record<string, string>>
  /** Whose it is where nobody holds the entry; else the post at its class or place. */
  post?: Role
}

/** Somebody who takes part in an entry, by which of its fields: a pupil, one of the staff, somebody from outside. */
export type EntryPart = { role: string; child?: string; account?: string; name?: string }

/**
 * Its place in the chain problem → cause → action → promise → follow-up → outcome (S2A.16): it names a problem, is what is done, or is what
 * somebody promised. What is done may stand alone, where it says itself what the problem is.
 */
export type ChainPlace = {
  as: 'problem' | 'action' | 'promise'
  /** The problem in words, the heading first. */
  problem?: (answers: RecordBody) => string[]
  cause?: (answers: RecordBody) => string
}

/** Real columns beside the answers, for lists and figures that must read no JSON (kinds.md §1). Money is whole fen. */
export type EntryColumns = { sort?: string; quantity?: number; fen?: number }

/**
 * Its answers are facts of a child's file (decision 043): each is told by itself, since when and from whom. `told`: the answer that says
 * who told it this time. `asks`: what is asked next where it is not known, the most useful first, and what it is asked for.
 * `keeps`: answers that the child may keep on paper, and others may read: what it likes, does well and wants.
 */
export type FileFacts = {
  told: string
  asks: readonly { field: string; why: string }[]
  keeps?: readonly string[]
}

/**
 * A declared register (second-storey.md §2, decision 023): lasting things with a life. Form, page, list, schema, permission tests and the figures
 * `.open .new .ended` are made from this; nothing else says anything of a register.
 */
export type EntryKind = {
  kind: string
  version: number
  title: string
  /** What it is for, in a sentence above the form. */
  purpose: string
  about: readonly AboutKind[]
  /** Where it hangs on an entry: of which register. */
  of?: string
  fields: readonly FieldSpec[]
  states: readonly [EntryState, ...EntryState[]]
  /** The screen on which it is made, where that is not its form: there stands what it is made from. */
  begunAt?: string
  /** What one taps as the reason of an end; other words may be written. */
  endings: readonly [string, ...string[]]
  write: readonly Role[]
  read: readonly Role[]
  /** One line for lists and files. */
  line: (answers: RecordBody) => string
  /** Days that answers name, and that somebody has to look at; `state`: how the entry stands, its first state where nothing is said. */
  due?: (answers: RecordBody, from: string, state?: string) => DueDate[]
  /** Where those days are duties of whoever holds the entry, else of the post at its place. */
  owes?: OwedOnDay
  /** What its answers say against each other and against its days. */
  check?: (answers: RecordBody, days: { from: string; today: string }) => Problem[]
  /** Answers that another one calls for. */
  demands?: readonly Demand[]
  /** The account that holds it, where one of the answers names one. */
  holder?: (answers: RecordBody) => string | null
  /** The answer that names who holds it, where that goes on with whoever takes over the class (decision 037): other people stay. */
  goesOnWith?: string
  /**
   * Accounts that keep it (decision 048): each sees the entry and what is recorded of it, and records of it itself, wherever its post
   * stands; nothing else of the place. An account that only stands in `parts` sees nothing by that.
   */
  keepers?: (answers: RecordBody) => string[]
  /** The posts of which its holder must have one, where not every post that reads it will do. */
  keptBy?: readonly Role[]
  /** The answer whose children stand in one living entry of the register at a time: nobody sleeps in two dormitories. */
  once?: string
  /** The kind of record about its child that seems to have done it: offered to its holder, never taken by itself (F17). */
  met?: (answers: RecordBody) => string | null
  parts?: (answers: RecordBody) => EntryPart[]
  columns?: (answers: RecordBody) => EntryColumns
  /** The state in which it asks the office above: what a school cannot do is seen there (S1.10). */
  upward?: string
  /** The answer that says whom it was reported to: once it is given, that state is said by it, and nobody has to say it twice. */
  upwardBy?: string
  /** The state in which somebody has taken on what was reported, and the answer that says so by naming who does it. */
  takenOn?: { state: string; by: string }
  /** Essay items and other sources: S1.11. */
  sources: readonly string[]
  /**
   * Who sees its entries: whoever sees what they hang on; `community`, where that is a place, also everybody posted at it or below
   * it (a teacher sees the school's Children's Home); `list`, a list of their own (decision 030), and then no other list, figure,
   * export, history or diary tells that there is one, and nothing written in one is overwritten: it is added to.
   */
  audience: 'subject' | 'community' | 'list'
  chain?: ChainPlace
  /** Stands on no printed page: in somebody's hands it would be a label on the child. */
  unprinted?: true
  /** How many of a child may live at once: one, or one of each sort. What is known more is written on that one. */
  single?: 'child' | 'sort'
  /**
   * It may be about a child whom no register lists: then it hangs on the place where that child is, and this answer says who it is; asked
   * then, and of no child that is known.
   */
  unlisted?: string
  file?: FileFacts
  /** Marks its child in the register, by its sort (`columns`) or by what it is called: a column and a filter, on no paper. */
  tag?: 'sort' | 'kind'
  /** Lifts what an older version wrote to the present one. */
  upgrade?: (answers: RecordBody, fromVersion: number) => RecordBody
  /** What a county asks besides, as data (decision 032): never declared, put in by `withOwn`. */
  own?: Own
}

/** Seen by a list of its own alone. */
export const isOfList = (kind: Pick<EntryKind, 'audience'>): boolean => kind.audience === 'list'

export const defineEntry = (kind: EntryKind): EntryKind => kind

/** Answers as the present version knows them, whichever version wrote them. */
export const liftedAnswers = (kind: EntryKind, answers: RecordBody, version: number): RecordBody =>
  version < kind.version && kind.upgrade ? kind.upgrade(answers, version) : answers

/** The state in which an entry's life begins. */
export const openState = (kind: EntryKind): string => kind.states[0].value

/** The state that the answers say by themselves: reported upward, where one of them says to whom; else `now`. */
export const stateSaid = (kind: EntryKind, answers: RecordBody, now: string): string =>
  kind.upward !== undefined &&
  kind.upwardBy !== undefined &&
  textIn(answers, kind.upwardBy) !== '' &&
  kind.states.some((s) => s.value === now && !s.ended)
    ? kind.upward
    : now

/** The same where what was reported has somebody now who does it, or somebody else than before: taken on; else `now`. */
export const stateTakenOn = (
  { takenOn, upward }: EntryKind,
  before: RecordBody,
  after: RecordBody,
  now: string,
): string =>
  takenOn !== undefined &&
  now === upward &&
  !isBlank(after[takenOn.by]) &&
  !sameAnswers(before[takenOn.by] ?? null, after[takenOn.by] ?? null)
    ? takenOn.state
    : now

export const isEnded = (kind: EntryKind, state: string): boolean =>
  kind.states.find((s) => s.value === state)?.ended === true

/** The state that an end leads to: the one asked for, else the first that ends and is the place's own. Null: there is no such end. */
export const endState = (kind: EntryKind, asked?: string): string | null =>
  kind.states.find((s) => s.ended && (asked === undefined ? !s.above : s.value === asked))?.value ?? null

export const stateWords = (kind: EntryKind, state: string): string =>
  kind.states.find((s) => s.value === state)?.label ?? state
