import type { FieldSpec } from '../../domain/kit/fields.ts'

export type FieldProps = {
  field: FieldSpec
  value: unknown
  set: (value: unknown) => void
  fault: string | undefined
}
