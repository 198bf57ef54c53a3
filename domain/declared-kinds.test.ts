import { expect, it } from 'vitest'
import { declaredKinds } from './declared-kinds.ts'
import { DUTY_RULES } from './duties/list.ts'
import { ENTRY_KINDS, entryKind } from './entries/list.ts'
import { isAboutChildren, isAboutPlaces } from './kit/define-record.ts'
import type { FieldSpec } from './kit/field-spec.ts'
import { NOBODY_ELSE } from './kit/record-subject.ts'
import { bodyProblems } from './kit/validate-record.ts'
import { RECORD_KINDS, recordKind } from './records/list.ts'

type Schema = {
  type?: string
  format?: string
  enum?: unknown[]
  pattern?: string
  items?: Schema
  minItems?: number
  minimum?: number
  properties?: Record<string, Schema>
  required?: string[]
}
/** The least answer that a schema takes, by the schema alone. */
const least = (schema: Schema): unknown => {
  if (schema.enum) return schema.enum[0]
  if (schema.format === 'uuid') return '019c92f4-2600-7662-9ca0-169e7d353f56'
  if (schema.type === 'array')
    return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, (_, i) =>
      schema.items?.enum ? schema.items.enum[i] : least(schema.items ?? {}),
    )
  if (schema.type === 'boolean') return false
  if (schema.type === 'integer' || schema.type === 'number') return schema.minimum ?? 0
  if (schema.type === 'object')
    return Object.fromEntries((schema.required ?? []).map((name) => [name, least(schema.properties?.[name] ?? {})]))
  const { pattern } = schema
  return pattern === undefined ? 'x' : (['16:00', '2026-11-10'].find((text) => new RegExp(pattern).test(text)) ?? 'x')
}

it('from a schema alone a body is made that is accepted', () => {
  for (const { kind, schema } of declaredKinds().records) {
    const body = least(schema as Schema) as Record<string, unknown>
    const found = recordKind(kind)
    expect([kind, found ? [...bodyProblems(found, body), ...(found.check?.(body, NOBODY_ELSE) ?? [])] : null]).toEqual([
      kind,
      [],
    ])
  }
})

it('names every kind and every rule once, with its sources', () => {
  const all = declaredKinds()
  expect(all.records.map((k) => k.kind)).toEqual(RECORD_KINDS.map((k) => k.kind))
  expect(all.duties.map((d) => d.rule)).toEqual(DUTY_RULES.map((r) => r.key))
  for (const kind of all.records) for (const id of kind.sources) expect(id).toMatch(/^S\d[AB]?\.\d+$/)
  for (const duty of all.duties) for (const kind of duty.evidence) expect(recordKind(kind)).not.toBeNull()
  expect(all.entries.map((k) => k.kind)).toEqual(ENTRY_KINDS.map((k) => k.kind))
  for (const { kind, about } of all.records)
    expect([kind, about]).toEqual([kind, recordKind(kind)?.subject?.of ?? 'children'])
})

it('what a form cannot show is declared by no kind: opens of children and places, tells of children alone', () => {
  const silent = RECORD_KINDS.filter(
    (k) => (k.opens && !isAboutChildren(k) && !isAboutPlaces(k)) || (k.tells && !isAboutChildren(k)),
  )
  expect(silent.map((k) => k.kind)).toEqual([])
  for (const kind of RECORD_KINDS) if (kind.tells) expect(kind.fields.map((f) => f.name)).toContain(kind.tells.above)
})

it('a line is whole for whoever reads no words: nothing dangles, nothing is blank', () => {
  const wordless = (fields: readonly FieldSpec[], body: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(body).filter(([name]) => !fields.some((f) => f.name === name && /text/.test(f.kind))),
    )
  // What only a list may know of is read whole or not at all.
  const registers = declaredKinds().entries.filter(({ kind }) => entryKind(kind)?.audience !== 'list')
  const lines = [...declaredKinds().records, ...registers].map(({ kind, schema }) => {
    const found = recordKind(kind) ?? entryKind(kind)
    return [kind, found?.line(wordless(found.fields, least(schema as Schema) as Record<string, unknown>)) ?? '']
  })
  expect(lines.filter(([, line = '']) => /^$|^[：，、]|[：，、]$|undefined|NaN|，，|：，/.test(line))).toEqual([])
})

it('survey: a need is told without its words, never as all well', () => {
  const survey = recordKind('survey')
  const fine = { study: 'fine', life: 'need', mind: 'fine', safety: 'fine', health: 'fine' }
  expect(survey?.line(fine)).toBe('生活有需要')
})
