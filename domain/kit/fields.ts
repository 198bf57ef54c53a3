import * as z from 'zod'

/** An answer that may be chosen: its code and its words. */
export type Option = { value: string; label: string }

/** What form, table, sheet and docs are drawn from. The list of kinds is closed (house.md: at most 14). */
export type FieldSpec = {
  name: string
  kind: 'choice' | 'choices' | 'text' | 'long-text' | 'date'
  label: string
  hint?: string
  required: boolean
  options?: readonly Option[]
  /** Longest text accepted, in characters. */
  max?: number
  schema: z.ZodType
}

type Common = { label: string; hint?: string; required?: boolean }

const spec = (
  name: string,
  kind: FieldSpec['kind'],
  common: Common,
  schema: z.ZodType,
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  kind,
  label: common.label,
  ...(common.hint ? { hint: common.hint } : {}),
  required: common.required === true,
  schema: common.required === true ? schema : schema.optional(),
  ...more,
})

/** One of several. */
export const choice = (name: string, options: readonly Option[], common: Common): FieldSpec =>
  spec(name, 'choice', common, z.enum(options.map((o) => o.value)), { options })

/** Any of several; at least one where required. */
export const choices = (name: string, options: readonly Option[], common: Common): FieldSpec =>
  spec(
    name,
    'choices',
    common,
    common.required === true
      ? z
          .array(z.enum(options.map((o) => o.value)))
          .min(1)
          .max(options.length)
      : z.array(z.enum(options.map((o) => o.value))).max(options.length),
    { options },
  )

export const text = (name: string, common: Common & { max?: number }): FieldSpec =>
  spec(name, 'text', common, bounded(common.required === true, common.max ?? 100), { max: common.max ?? 100 })
export const longText = (name: string, common: Common & { max?: number }): FieldSpec =>
  spec(name, 'long-text', common, bounded(common.required === true, common.max ?? 2000), { max: common.max ?? 2000 })
export const dateField = (name: string, common: Common): FieldSpec =>
  spec(name, 'date', common, z.string().regex(/^\d{4}-\d{2}-\d{2}$/))

const bounded = (required: boolean, max: number) =>
  required ? z.string().trim().min(1).max(max) : z.string().trim().max(max)
