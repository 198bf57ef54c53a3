import * as z from 'zod'
import type { Demand, RecordKind } from './define-record.ts'
import type { Condition, FieldSpec } from './field-spec.ts'

type Json = Record<string, unknown>

/** The condition as JSON Schema: the other answer is one of those (of several answers: holds one of them). */
const ifHolds = ({ field, in: values }: Condition, fields: readonly FieldSpec[]): Json => {
  const several = fields.find((f) => f.name === field)?.kind === 'choices'
  return { properties: { [field]: several ? { contains: { enum: values } } : { enum: values } }, required: [field] }
}

/** `if … then … else …`; the middle key is put in by name, since an object with it as a property would pass for a promise. */
const implies = (when: Json, follows: Json | null, otherwise: Json | null = null): Json => ({
  if: when,
  ...(follows ? Object.fromEntries([['then', follows]]) : {}),
  ...(otherwise ? { else: otherwise } : {}),
})

const asked = (field: FieldSpec, fields: readonly FieldSpec[]): Json[] =>
  field.when
    ? [
        implies(ifHolds(field.when, fields), field.required ? { required: [field.name] } : null, {
          properties: { [field.name]: false },
        }),
      ]
    : []

const alone = (field: FieldSpec): Json[] =>
  (field.options ?? [])
    .filter((option) => option.alone)
    .map((option) =>
      implies(
        { properties: { [field.name]: { contains: { const: option.value } } }, required: [field.name] },
        { properties: { [field.name]: { maxItems: 1 } } },
      ),
    )

const demanded = (demand: Demand, fields: readonly FieldSpec[]): Json =>
  implies(ifHolds(demand.when, fields), {
    anyOf: demand.oneOf.map((name) => ({ required: [name], properties: { [name]: { pattern: '\\S' } } })),
  })

/**
 * What the body of a record may hold, as JSON Schema, with what is asked only sometimes: from it alone another system makes a body
 * that is accepted (outside.md, `GET /api/kinds`).
 */
export const bodySchema = ({ fields, demands = [] }: Pick<RecordKind, 'fields' | 'demands'>): Json => {
  const whole = z.strictObject(Object.fromEntries(fields.map((field) => [field.name, field.schema])))
  const { $schema: _dialect, ...schema } = z.toJSONSchema(whole, { io: 'input' })
  const rules = [
    ...fields.flatMap((field) => [...asked(field, fields), ...alone(field)]),
    ...demands.map((demand) => demanded(demand, fields)),
  ]
  return rules.length ? { ...schema, allOf: rules } : schema
}
