import type { Condition, FieldSpec } from './field-spec.ts'

type Body = Readonly<Record<string, unknown>>

/** Does the condition hold of these answers? Of several answers one is enough. */
export const holds = (condition: Condition, body: Body): boolean => {
  const value = body[condition.field]
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  return given.some((v) => condition.in.some((wanted) => wanted === v))
}

/** Is the field asked, given the other answers? */
export const isAsked = (field: FieldSpec, body: Body): boolean => field.when === undefined || holds(field.when, body)

/** No answer: nothing, white space, an empty list. `false` and 0 are answers. */
export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)
