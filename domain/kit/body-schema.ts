import * as z from 'zod'
import type { Demand, RecordKind } from './define-record.ts'
import type { Condition, FieldSpec } from './field-spec.ts'
import { OWN_VERSION } from './own-answers.ts'
import { isOwnAsked, OWN_KEY, type Own } from './own-field.ts'

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

const demanded = ({ when, oneOf }: Demand, fields: readonly FieldSpec[]): Json =>
  implies('answered' in when ? told(when.answered, fields) : ifHolds(when, fields), {
    anyOf: oneOf.map((name) => told(name, fields)),
  })

/** Answered: white space alone is none. */
const told = (name: string, fields: readonly FieldSpec[]): Json => ({
  required: [name],
  ...(TYPED.includes(fields.find((f) => f.name === name)?.kind ?? '')
    ? { properties: { [name]: { pattern: '\\S' } } }
    : {}),
})
const TYPED: readonly string[] = ['text', 'long-text']

const plain = (schema: z.ZodType): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}

/** What the codes mean, and what else the question says. */
const saidOf = ({ hint, options }: FieldSpec): Json => {
  const said = [hint, options?.map((o) => `${o.value}=${o.label}`).join('；')].filter(Boolean)
  return said.length ? { description: said.join('。') } : {}
}

/** A question with its words, and those of each column where the answer is rows. */
const property = (field: FieldSpec, schema: Json): Json => {
  const { items } = schema
  const rows =
    field.fields && items && (items as Json).properties
      ? { items: { ...items, properties: properties(field.fields, (items as Json).properties as Json) } }
      : {}
  return { title: field.label, ...saidOf(field), ...schema, ...rows }
}

const properties = (fields: readonly FieldSpec[], schemas: Json): Json =>
  Object.fromEntries(fields.map((field) => [field.name, property(field, schemas[field.name] as Json)]))

/** What a field asks, for who reads the schema alone: keys and codes of a county's fields say nothing. */
const ownProperty = ({ spec, endedOn }: Own['fields'][number]): Json => ({
  ...property(spec, plain(spec.answer)),
  ...(endedOn === null ? {} : { deprecated: true }),
})

/**
 * A county's own answers: required is what was required already in the version under which they are written, and by who names
 * none.
 */
const ownSchema = ({ fields }: Own, today: string): Json => {
  const rules = fields
    .filter((f) => f.required && isOwnAsked(f, today))
    .map((f) =>
      implies({ properties: { [OWN_VERSION]: { maximum: f.requiredSince - 1 } }, required: [OWN_VERSION] }, null, {
        required: [f.key],
      }),
    )
  return {
    type: 'object',
    title: '本县自定的项目',
    properties: {
      [OWN_VERSION]: { type: 'integer', minimum: 0, description: '照哪一版填的；不写就是现在这一版' },
      ...Object.fromEntries(fields.map((field) => [field.key, ownProperty(field)])),
    },
    additionalProperties: false,
    ...(rules.length ? { allOf: rules } : {}),
  }
}

/**
 * What the body of a record or an entry may hold, as JSON Schema, with what is asked only sometimes and what the county asks
 * besides: from it alone another system makes a body that is accepted (outside.md, `GET /api/kinds`).
 */
export const bodySchema = (
  { fields, demands = [], own }: Pick<RecordKind, 'fields' | 'demands' | 'own'>,
  today = '',
): Json => {
  const schema = plain(z.strictObject(Object.fromEntries(fields.map((field) => [field.name, field.schema]))))
  const rules = [
    ...fields.flatMap((field) => [...asked(field, fields), ...alone(field)]),
    ...demands.map((demand) => demanded(demand, fields)),
  ]
  return {
    ...schema,
    properties: {
      ...properties(fields, schema.properties as Json),
      ...(own ? { [OWN_KEY]: ownSchema(own, today) } : {}),
    },
    ...(rules.length ? { allOf: rules } : {}),
  }
}
