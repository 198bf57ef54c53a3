import type { RawCell } from './files/grid.ts'
import type { Field } from './headings/fields.ts'

export type Cells = {
  raw: (field: Field) => RawCell
  text: (field: Field) => string
  texts: (field: Field) => string[]
  has: (field: Field) => boolean
  column: (field: Field) => number | undefined
  /** The heading above it; empty where there is none. */
  heading: (field: Field) => string
  /** Members of the family, each with what its columns say: a field that comes again begins the next. */
  members: () => Partial<Record<Field, string>>[]
}
