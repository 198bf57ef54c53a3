import type { Role } from '../roles.ts'
import type { FieldSpec } from './fields.ts'

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
  message: string
}

export type RecordBody = Readonly<Record<string, unknown>>

/** The nine attributes of a record kind (house.md). Form, validation, row, sheet and docs are derived from them. */
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
  reached: (body: RecordBody) => boolean
  check?: (body: RecordBody) => Problem[]
}

export const defineRecord = (kind: RecordKind): RecordKind => kind

/** Words of a chosen answer; the code itself where an old version knew another one. */
export const labelOf = (kind: Pick<RecordKind, 'fields'>, field: string, value: unknown): string => {
  const options = kind.fields.find((f) => f.name === field)?.options ?? []
  const one = (v: unknown) => options.find((o) => o.value === v)?.label ?? String(v)
  return Array.isArray(value) ? value.map(one).join('、') : value === undefined || value === null ? '' : one(value)
}
