import type { Role } from '../roles.ts'
import { answerWords } from './answer-words.ts'
import type { Condition, FieldSpec } from './field-spec.ts'
import type { Own } from './own-field.ts'
import {
  ABOUT_CHILDREN,
  type PartsSaid,
  type RecordColumns,
  type RecordSubject,
  type StaffPart,
  type TookPart,
} from './record-subject.ts'

/** What is wrong with a record, as data: field, code, and a sentence that says what to do. */
export type Problem = {
  field: string
  code:
    | 'missing'
    | 'unknown-answer'
    | 'too-long'
    | 'not-understood'
    | 'too-early'
    | 'too-late'
    | 'unknown-field'
    | 'not-enough'
    | 'not-asked'
  message: string
}

export type RecordBody = Readonly<Record<string, unknown>>

/** Where the condition holds, or another question is answered at all, one of these is answered; else its first field is told with the sentence. */
export type Demand = {
  when: Condition | { answered: string }
  oneOf: readonly [string, ...string[]]
  message: string
  code?: Problem['code']
}

/** An entry that a record begins: of which register, with which answers. */
export type Opened = { kind: string; body: RecordBody }

/** Chapters of a growth booklet (S2A.10, decision 043). */
export type GrowthPart = 'wish' | 'praise' | 'study' | 'step' | 'result' | 'together'

/** What a record tells in a child's growth booklet: only what went forward, was done together or is told in words, never a place among others. */
export type Growth = { part: GrowthPart; words: string }

/** The attributes of a record kind (house.md, second-storey.md §3). Form, validation, row, sheet, JSON Schema and docs are derived from them. */
export type RecordKind = {
  kind: string
  version: number
  title: string
  about: string
  fields: readonly FieldSpec[]
  write: readonly Role[]
  read: readonly Role[]
  /** One line for tables and the timeline. */
  line: (body: RecordBody) => string
  /** Did it reach somebody? Decides whether it may meet a duty. */
  reached: (body: RecordBody, parts: PartsSaid) => boolean
  check?: (body: RecordBody, parts: PartsSaid) => Problem[]
  /** What it is about; children where nothing is said. */
  subject?: RecordSubject
  took?: TookPart
  staff?: StaffPart
  columns?: (body: RecordBody, parts: PartsSaid) => RecordColumns
  /** What its buttons say: 记家访. */
  button: string
  /** Essay items and other sources: S1.12 (docs/decisions/024). */
  sources: readonly string[]
  /** What a blank form begins with. */
  prefill?: RecordBody
  /** The same from the answers of the entry that it is about, on that day (a home's opening hours). */
  prefillFrom?: (entry: RecordBody, on: string) => RecordBody
  /** Words that were said or agreed, as the child's file quotes them; the last one is what the next visitor reads first. */
  quote?: (body: RecordBody) => string[]
  /** What was to come next, in words; empty where nothing was. */
  next?: (body: RecordBody) => string
  /** What the form says above one of its fields, from what was tapped so far: a suggestion with its reasons, which a person follows or not. */
  tells?: { above: string; say: (body: RecordBody) => string }
  /** Entries of registers that follow from it, about each of its children: offered under the form and sent after it (needs of a survey). */
  opens?: (body: RecordBody) => Opened[]
  /** What it tells in the growth booklet of each of its children; nothing where it is not for the child to keep. */
  growth?: (body: RecordBody) => Growth | null
  /** A day that one looks back to in the child's file: it stays when the everyday is filtered out. */
  milestone?: (body: RecordBody) => boolean
  /** Lifts what an older version wrote to the present one. */
  upgrade?: (body: RecordBody, fromVersion: number) => RecordBody
  /** Texts that another answer calls for (担心安全 wants a sentence). */
  demands?: readonly Demand[]
  /** What a county asks besides, as data (decision 032): never declared, put in by `withOwn`. */
  own?: Own
}

export const defineRecord = (kind: RecordKind): RecordKind => kind

/** Words of a chosen answer; the code itself where an old version knew another one. */
export const labelOf = (kind: Pick<RecordKind, 'fields'>, field: string, value: unknown): string => {
  const spec = kind.fields.find((f) => f.name === field)
  return spec ? answerWords(spec, value) : value === undefined || value === null ? '' : String(value)
}

/** Texts of a body that say something, in the order asked for: for `quote`. */
export const textsIn = (body: RecordBody, ...fields: readonly string[]): string[] =>
  fields.flatMap((field) => {
    const value = body[field]
    return typeof value === 'string' && value.trim() !== '' ? [value.trim()] : []
  })

/** The steps chosen in a field, without “none”: for `next`. */
export const stepsIn = (kind: Pick<RecordKind, 'fields'>, body: RecordBody, field = 'next'): string => {
  const steps = [body[field]].flat().filter((v) => v !== undefined && v !== null && v !== 'none')
  return steps.length ? labelOf(kind, field, steps) : ''
}

/** An answer that was chosen leads to the help page (担心安全, F2). */
export const isUrgent = (kind: Pick<RecordKind, 'fields'>, body: RecordBody): boolean =>
  kind.fields.some((field) =>
    (field.options ?? []).some((o) => o.urgent && [body[field.name]].flat().includes(o.value)),
  )

/** What is told of a record that says 担心安全 to whoever does not stand on its list: chosen answers, without that one and without a word. */
export const withoutUrgent = (kind: Pick<RecordKind, 'fields'>, body: RecordBody): RecordBody => {
  const chosen = kind.fields.filter((f) => f.options && !f.options.some((o) => o.urgent))
  return Object.fromEntries(chosen.flatMap((f) => (f.name in body ? [[f.name, body[f.name]]] : [])))
}

/** A body as the present version knows it, whichever version wrote it. */
export const lifted = (kind: RecordKind, body: RecordBody, version: number): RecordBody =>
  version < kind.version && kind.upgrade ? kind.upgrade(body, version) : body

/** Is a record of this kind about children, not about a place or an entry? */
export const isAboutChildren = (kind: Pick<RecordKind, 'subject'>): boolean =>
  (kind.subject ?? ABOUT_CHILDREN).of === 'children'

/** Is it about what a place does as a whole? Then its ledger names no child; an entry may hang on one. */
export const isAboutPlaces = (kind: Pick<RecordKind, 'subject'>): boolean =>
  (kind.subject ?? ABOUT_CHILDREN).of === 'place'
