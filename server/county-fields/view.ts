import type * as z from 'zod'
import type { ownField } from '../../domain/api/own-field.ts'
import type { OwnField } from '../../domain/kit/own-field.ts'

export type OwnFieldView = z.input<typeof ownField>

/** A question as the contract tells it. */
export const ownFieldView = (field: OwnField): OwnFieldView => ({
  id: field.id,
  thing: field.thing,
  of: field.of,
  key: field.key,
  kind: field.kind,
  label: field.label,
  hint: field.hint,
  options: field.options.map(({ value, label, gone }) => ({ value, label, ...(gone ? { gone } : {}) })),
  unit: field.unit,
  required: field.required,
  requiredSince: field.requiredSince,
  version: field.version,
  sort: field.sort,
  fromOn: field.fromOn,
  endedOn: field.endedOn,
})
