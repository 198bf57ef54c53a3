import type { FieldSpec } from './field-spec.ts'

/** Answers of these questions that cannot be true of a child of this sex. */
export const unfitFor = (fields: readonly FieldSpec[], sex: string): string[] =>
  fields.flatMap((field) =>
    (field.options ?? []).flatMap((o) => (o.notOf !== undefined && o.notOf === sex ? [o.value] : [])),
  )

/** The question without what is unfit: not offered any more, and still shown where it was answered before. */
export const offeredOf = (field: FieldSpec, unfit: readonly string[]): FieldSpec =>
  field.options?.some((o) => o.notOf !== undefined && unfit.includes(o.value))
    ? {
        ...field,
        options: field.options.map((o) =>
          o.notOf !== undefined && unfit.includes(o.value) ? { ...o, gone: true } : o,
        ),
      }
    : field
