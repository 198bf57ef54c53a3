import type * as z from 'zod'

/**
 * An answer that may be chosen: its code and its words. `alone`: it goes with no other (没人在家). `urgent`: it leads to the help page.
 * `gone`: no longer offered, known from what was written before. `say`: a line to read aloud once it is chosen. `refused`: it may be chosen
 * and is answered with this sentence, never taken. `notOf`: cannot be true of a child known to be of this sex, and is not offered for one.
 */
export type Option = {
  value: string
  label: string
  alone?: true
  urgent?: true
  gone?: true
  refused?: string
  leads?: Leads
  say?: string
  notOf?: 'male' | 'female'
}

/**
 * What is to be done next becomes a task (F17): in so many days, met by a record of this kind (`same`: of the kind that asks). `asks`:
 * the words are typed.
 */
export type Leads = { days: 3 | 7; kind?: string; same?: true; asks?: true }

/** The closed list of field kinds (house.md: at most fourteen). */
export const FIELD_KINDS = [
  'choice',
  'choices',
  'text',
  'long-text',
  'date',
  'time',
  'number',
  'money',
  'yes-no',
  'person',
  'place',
  'entry',
  'repeat',
  'photo',
] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** Holds where the answer of `field` is one of `in` (of several answers: where one of them is). */
export type Condition = { field: string; in: readonly (string | boolean)[] }

/** Which rows of the entry that a record is about: those of this answer, told by these words of theirs. */
export type RowPick = { of: string; words: string }

/** Children that an answer names: how many at least and at most. `boarders`: of a place, those who live at school are offered. */
export type ChildrenPick = { least: number; most: number; boarders?: true }
/** Entries of a register that an answer names: of these sorts, how many at least and at most. */
export type EntriesPick = { of: string; sorts: readonly string[]; least: number; most: number; bars?: EntriesBar }
/** Where the condition holds, an entry whose `answer` says one of these words does not do: it was given for less. */
export type EntriesBar = { when: Condition; answer: string; says: readonly string[]; message: string }

export type RecordPick = { of: string | null; mark?: string; within?: number }

/** What form, table, sheet, JSON Schema and docs are drawn from. */
export type FieldSpec = {
  name: string
  kind: FieldKind
  label: string
  hint?: string
  /** Must be answered, wherever it is asked. */
  required: boolean
  /** Asked only then, and refused otherwise: a word written down is never dropped in silence. */
  when?: Condition
  options?: readonly Option[]
  /** Longest text in characters; largest number; most rows, photos. */
  max?: number
  /** Smallest number; fewest rows. */
  min?: number
  /** What a number counts: 分钟, 人. */
  unit?: string
  /** Of the kind `date`: until when, or by when; never before the day on which it begins, and no second such day is asked. */
  ends?: true
  /** Kinds of place, or the kind of entry, that may be named. */
  of?: readonly string[]
  /**
   * Of the kind `entry`: names a record of a kind instead, in which the child took part with this mark, of the last so many days; `of`
   * null: a record of whatever kind.
   */
  record?: RecordPick
  /** Of the kind `number`: which row of the entry that the record is about, counted from 1 (a stage of a plan). */
  row?: RowPick
  /** Of the kind `entry`: names other children by their ids; who they are follows the entry as its parts. */
  children?: ChildrenPick
  /** Of the kind `entry`: names several entries of a register that live on the day (which consents were used). */
  entries?: EntriesPick
  /** Goes out among people: no child of the place stands in it by name. */
  nameless?: true
  /** The fields of a row. */
  fields?: readonly FieldSpec[]
  /** Of the answer where there is one. */
  answer: z.ZodType
  /** Of the answer as it stands in a body: `answer`, optional where it need not be given. */
  schema: z.ZodType
}

/** A person named in an answer: of the staff (with the account) or only by name. */
export type PersonAnswer = { account?: string | undefined; name: string }

export const isPerson = (value: unknown): value is PersonAnswer =>
  typeof value === 'object' && value !== null && typeof (value as { name?: unknown }).name === 'string'
