import type { Relation } from '../../domain/registers/child-facts.ts'
import type { RowKind } from './classify-row.ts'
import type { Field } from './headings/fields.ts'
import type { Flag } from './values/left-behind.ts'

export type IssueCode =
  | 'id-checksum'
  | 'id-length'
  | 'id-scientific'
  | 'id-repaired'
  | 'sex-conflict'
  | 'birth-conflict'
  | 'age-conflict'
  | 'phone-invalid'
  | 'duplicate-in-file'
  | 'name-missing'
  | 'date-unreadable'
  | 'grade-unreadable'

/** What a row says and nobody can decide but a person (who is left behind, who it is, whether it is still here); told beside the issues. */
export type Doubt =
  | 'flag-conflict'
  | 'flag-unreadable'
  | 'flag-against-parents'
  | 'letter-unreadable'
  | 'two-names'
  | 'said-left'
  | 'formula-unworked'
  | 'struck-out'
  | 'second-line'

export type ParentReading = { name: string | null; phones: string[]; workPlace: string | null; away: boolean | null }

/** What one row says about one child (`outside.md`, with more that the register can use). */
export type ChildReading = {
  sheet: string
  row: number
  name: string
  sex: 'male' | 'female' | null
  birthDate: string | null
  idNumber: string | null
  studentNo: string | null
  school: string | null
  grade: number | null
  class: string | null
  boarder: boolean | null
  address: string | null
  father: ParentReading
  mother: ParentReading
  caregiver: { name: string | null; relation: Relation | null; phones: string[] }
  /** What the file's own column says of this child (decision 018). */
  leftBehind: Flag | null
  issues: IssueCode[]
  hidden?: true
  /** Only what stands around the row (title, sheet's name, the line below) names its school. */
  schoolAround?: true
  more: {
    ethnicity: string | null
    hukou: 'rural' | 'urban' | 'unknown'
    fatherState: 'dead' | 'lost' | 'prison' | null
    motherState: 'dead' | 'lost' | 'prison' | null
    fatherSince: string | null
    motherSince: string | null
    relationText: string | null
    careType: string | null
    helper: string | null
    notes: string | null
    /** That the line says that the child has left: its words, and the place to which it went; null where it says nothing of it. */
    left: { says: string; to: string | null } | null
    phones: string[]
    doubts: Doubt[]
  }
  /** The column (0-based) where each issue stands. */
  issueColumns: Partial<Record<IssueCode | Doubt, number>>
  /** Of a form (a page a child): where each of its cells stands, by the columns above. */
  spots?: { row: number; column: number }[]
  /** Counted from the left, which of the tables that stand side by side; absent for the first. */
  beside?: number
}

/** Where an issue of a child stands: its row, and the column, where one is known. */
export const issueSpot = (child: ChildReading, code: IssueCode | Doubt): { row: number; column: number | null } => {
  const column = child.issueColumns[code]
  return (column === undefined ? undefined : child.spots?.[column]) ?? { row: child.row, column: column ?? null }
}

/** Names a child's row within its file: `sheet!row`, and `sheet!row!1` for the table to the right. */
export const rowKey = (child: Pick<ChildReading, 'sheet' | 'row' | 'beside'>): string =>
  `${child.sheet}!${child.row}${child.beside ? `!${child.beside}` : ''}`

/**
 * A skipped row that holds a name with a birth date or the number of an ID; `column` (0-based): the name's. `because`: it was left
 * out since it is struck out, or since nothing in a household's register tells whether it is a child.
 */
export type DoubtfulRow = SkippedRow & { name: string; column: number; because?: 'struck' | 'ageless' }
export type SkippedRow = { sheet: string; row: number; reason: Exclude<RowKind, 'child'> }
export type ColumnReading = {
  sheet: string
  column: number
  heading: string
  field: Field | null
  ignored: boolean
  headerRow: number
  /** A label of a form: its values stand behind it, not below. */
  form?: true
}

export type SheetReading = {
  name: string
  hidden: boolean
  /** `was`: what the file itself says, by the columns that somebody typed over. */
  rows: { row: number; kind: RowKind; hidden: boolean; cells: string[]; was?: Record<number, string> }[]
}

export type RosterReading = {
  children: ChildReading[]
  skippedRows: SkippedRow[]
  doubtfulRows: DoubtfulRow[]
  columns: ColumnReading[]
  sheets: SheetReading[]
  population: 'all' | 'left-behind'
  populationBecause: string
  /** A title says that it is the list of the whole school: whoever stands in none of its classes is missing. */
  wholeSchool: boolean
}

/** Column letters as a spreadsheet shows them: 0 → A. */
export const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** Exactly what `read-roster --json` prints. */
export const toPublicReading = (reading: RosterReading) => ({
  children: reading.children.map(({ more, issueColumns, beside, spots, schoolAround, ...child }) => ({
    ...child,
    ...(more.ethnicity ? { ethnicity: more.ethnicity } : {}),
    ...(more.fatherSince ? { fatherSince: more.fatherSince } : {}),
    ...(more.motherSince ? { motherSince: more.motherSince } : {}),
    ...(more.careType ? { careType: more.careType } : {}),
    ...(more.helper ? { helper: more.helper } : {}),
    ...(more.notes ? { notes: more.notes } : {}),
    ...(more.doubts.length ? { doubts: more.doubts } : {}),
  })),
  skippedRows: reading.skippedRows,
  ...(reading.doubtfulRows.length ? { doubtfulRows: reading.doubtfulRows.map(({ column: _, ...row }) => row) } : {}),
  columns: reading.columns.map(({ sheet, column, heading, field }) => ({
    sheet,
    column: letters(column),
    heading,
    field,
  })),
  population: reading.population,
})
