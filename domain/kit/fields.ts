import * as z from 'zod'
import type {
  ChildrenPick,
  Condition,
  EntriesPick,
  FieldKind,
  FieldSpec,
  Option,
  RecordPick,
  RowPick,
} from './field-spec.ts'

export type { Condition, FieldKind, FieldSpec, Option } from './field-spec.ts'

type Common = { label: string; hint?: string; required?: boolean; when?: Condition }

const spec = (
  name: string,
  kind: FieldKind,
  common: Common,
  answer: z.ZodType,
  more: Partial<FieldSpec> = {},
): FieldSpec => ({
  name,
  kind,
  label: common.label,
  ...(common.hint ? { hint: common.hint } : {}),
  ...(common.when ? { when: common.when } : {}),
  required: common.required === true,
  answer,
  schema: common.required === true && !common.when ? answer : answer.optional(),
  ...more,
})

const codes = (options: readonly Option[]) => z.enum(options.filter((o) => !o.refused).map((o) => o.value))
const listed = (required: boolean, list: z.ZodArray<z.ZodType>, max: number) => (required ? list.min(1) : list).max(max)

/** One of several. */
export const choice = (name: string, options: readonly Option[], common: Common): FieldSpec =>
  spec(name, 'choice', common, codes(options), { options })

/** Any of several; at least one where required, or so many as `least` says. */
export const choices = (name: string, options: readonly Option[], common: Common & { least?: number }): FieldSpec => {
  const least = common.least ?? (common.required === true ? 1 : 0)
  const answer = z.array(codes(options)).max(options.length)
  return spec(name, 'choices', common, least > 0 ? answer.min(least) : answer, {
    options,
    ...(common.least ? { min: common.least } : {}),
  })
}

/** One line. */
export const text = (name: string, { nameless, ...common }: Common & { max?: number; nameless?: true }): FieldSpec =>
  spec(name, 'text', common, bounded(common.required === true, common.max ?? 100), {
    max: common.max ?? 100,
    ...(nameless ? { nameless } : {}),
  })

/** Some lines. */
export const longText = (name: string, common: Common & { max?: number }): FieldSpec =>
  spec(name, 'long-text', common, bounded(common.required === true, common.max ?? 2000), { max: common.max ?? 2000 })

/** A day, `YYYY-MM-DD`. */
export const dateField = (name: string, { ends, ...common }: Common & { ends?: true }): FieldSpec =>
  spec(
    name,
    'date',
    common,
    z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/),
    ends ? { ends } : {},
  )

/** A time of the day, `HH:MM`. */
export const timeField = (name: string, common: Common): FieldSpec =>
  spec(name, 'time', common, z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))

/** A whole number with its unit. */
export const numberField = (
  name: string,
  common: Common & { min?: number; max?: number; unit?: string },
): FieldSpec => {
  const [min, max] = [common.min ?? 0, common.max ?? 100_000]
  const { unit } = common
  return spec(name, 'number', common, z.int().min(min).max(max), { min, max, ...(unit ? { unit } : {}) })
}

/** Money as whole fen: no floating point anywhere (kinds.md §1). */
export const money = (name: string, common: Common & { max?: number }): FieldSpec => {
  const max = common.max ?? 1_000_000_000
  return spec(name, 'money', common, z.int().min(0).max(max), { min: 0, max })
}

/** Yes or no; not answered is neither. */
export const yesNo = (name: string, common: Common): FieldSpec => spec(name, 'yes-no', common, z.boolean())

/** One of the staff (`account` and name) or a name that was typed. */
export const person = (name: string, common: Common): FieldSpec =>
  spec(
    name,
    'person',
    common,
    z.strictObject({ account: z.uuid().optional(), name: z.string().trim().min(1).max(40) }),
    {
      max: 40,
    },
  )

/** A place by its code; `of`: which kinds of place. */
export const placeField = (name: string, of: readonly string[], common: Common): FieldSpec =>
  spec(name, 'place', common, z.string().trim().min(1).max(40), { of })

/** An entry of a declared register by its id; `of`: its kind. */
export const entryField = (name: string, of: string, common: Common): FieldSpec =>
  spec(name, 'entry', common, z.uuid(), { of: [of] })

/** A record by its id (`FieldSpec.record`). */
export const recordField = (name: string, record: RecordPick, common: Common): FieldSpec =>
  spec(name, 'entry', common, z.uuid(), { record })

/** Which row of the entry that a record is about, by its number from 1 on: a stage of a plan. */
export const rowField = (name: string, row: RowPick & { max: number }, common: Common): FieldSpec => {
  const { max, of, words } = row
  return spec(name, 'number', common, z.int().min(1).max(max), { min: 1, max, row: { of, words } })
}

/** Other children, by their ids; none twice. */
export const childrenField = (name: string, children: ChildrenPick, common: Common): FieldSpec => {
  const { least, most } = children
  const distinct = (ids: string[]) => new Set(ids).size === ids.length
  return spec(
    name,
    'entry',
    common,
    z.array(z.uuid()).min(least).max(most).refine(distinct).meta({ uniqueItems: true }),
    { children },
  )
}

/** Entries of a register that live on the day, by their ids; none twice. */
export const entriesField = (name: string, entries: EntriesPick, common: Common): FieldSpec => {
  const { least, most } = entries
  const distinct = (ids: string[]) => new Set(ids).size === ids.length
  return spec(
    name,
    'entry',
    common,
    z.array(z.uuid()).min(least).max(most).refine(distinct).meta({ uniqueItems: true }),
    { entries },
  )
}

/** Rows of the same fields: stages of a plan, things in a room. A row knows no conditions and no rows of its own. */
export const repeat = (
  name: string,
  fields: readonly FieldSpec[],
  common: Common & { min?: number; max?: number },
): FieldSpec => {
  const wrong = fields.find((f) => f.when || f.kind === 'repeat' || f.kind === 'photo')
  if (wrong) throw new Error(`${name}: a row cannot hold ${wrong.name}`)
  const [min, max] = [common.min ?? (common.required ? 1 : 0), common.max ?? 20]
  const row = z.strictObject(Object.fromEntries(fields.map((f) => [f.name, f.schema])))
  return spec(name, 'repeat', common, z.array(row).min(min).max(max), { fields, min, max })
}

/** Photos by the ids of their attachments. Forms leave them out until attachments are kept. */
export const photo = (name: string, common: Common & { max?: number }): FieldSpec => {
  const max = common.max ?? 6
  return spec(name, 'photo', common, listed(common.required === true, z.array(z.uuid()), max), { max })
}

const bounded = (required: boolean, max: number) =>
  required ? z.string().trim().min(1).max(max) : z.string().trim().max(max)
