import type * as z from 'zod'
import type { ownField } from '../../domain/api/own-field.ts'
import type { OwnField } from '../../domain/kit/own-field.ts'

export type OwnFieldView = z.input<typeof ownField>

/** A question as the contract tells it. */
export const ownFieldView = (field: OwnField): OwnFieldView => ({
  ...field,
  options: field.options.map(({ value, label, gone }) => ({ value, label, ...(gone ? { gone } : {}) })),
})
