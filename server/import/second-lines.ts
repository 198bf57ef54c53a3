import type { Cells } from './cells.ts'
import { classifyRow } from './classify-row.ts'
import type { Column } from './column.ts'
import { cellText, type Grid, type Merge } from './files/grid.ts'
import type { Header } from './find-headers.ts'
import type { Field } from './headings/fields.ts'
import type { ChildReading } from './reading.ts'
import { isNothing } from './values/empty.ts'

const MEMBERS: readonly Field[] = ['memberName', 'memberRelation', 'memberPhone', 'memberPlace']
const FAMILY: readonly Field[] = [
  'fatherName',
  'fatherPhone',
  'motherName',
  'motherPhone',
  'parentsName',
  'parentsPhone',
  'carerName',
  'carerPhone',
  'phone',
]
/** What may go on below a child's line by itself: the end of its address, a number that found no room. */
const GOES_ON: readonly Field[] = ['address', 'idNumber', 'studentNo']
/** Facts of a child: a line that has one is a child without a name. */
const OWN: readonly Field[] = [
  'sex',
  'birth',
  'age',
  'idNumber',
  'studentNo',
  'grade',
  'class',
  'gradeClass',
  'boarder',
]

/** Merges over several rows, by the row in which they begin. */
export type TallMerges = ReadonlyMap<number, readonly Merge[]>
export const tallMerges = (grid: Grid): TallMerges =>
  Map.groupBy(
    grid.merges.filter((m) => m.endRow > m.startRow),
    (m) => m.startRow,
  )

/**
 * Rows below a child's that go on with it: the name is merged over them, or they have none and tell of its family (the other parent,
 * one more number).
 */
export const secondLines = (
  grid: Grid,
  r: number,
  columns: readonly Column[],
  headers: readonly Header[],
  merges: TallMerges,
): number[] => {
  const name = columns.find((c) => c.field === 'name')?.column
  if (name === undefined) return []
  const over = merges.get(r)?.find((m) => m.startCol <= name && name <= m.endCol)
  const lines: number[] = []
  for (let at = r + 1; at < grid.rows.length; at++) {
    if (headers.some((h) => h.from <= at && at <= h.to)) break
    const row = grid.rows[at] ?? []
    const within = over !== undefined && at <= over.endRow
    const tells = columns.some(
      (c) => c.field !== null && [...MEMBERS, ...FAMILY].includes(c.field) && cellText(row[c.column]) !== '',
    )
    const alone = standsAlone(row, columns)
    const goesOn = cellText(row[name]) === '' && (alone || (tells && classifyRow(row, { aboveHeader: false }) === null))
    const another =
      !alone && columns.some((c) => c.field !== null && OWN.includes(c.field) && cellText(row[c.column]) !== '')
    if (!within && (!goesOn || another)) break
    lines.push(at)
  }
  return lines
}

/** 3组 under 河湾村, or an ID: nothing else stands on the line. */
const standsAlone = (row: Grid['rows'][number], columns: readonly Column[]): boolean => {
  const filled = row.flatMap((cell, column) => (cellText(cell) === '' ? [] : [{ column, text: cellText(cell) }]))
  const [only] = filled
  if (!only || filled.length > 1) return false
  const field = columns.find((c) => c.column === only.column)?.field
  if (field === 'address') return /^[^:：]{1,20}[组号村屯巷弄幢栋室户排]$/.test(only.text)
  return (field === 'idNumber' || field === 'studentNo') && /^[GL]?\d{15,17}[\dX]$/i.test(only.text)
}

/** A child's cells with the members of its family who stand on the lines below. */
export const withSecondLines = (cells: Cells, lines: readonly Cells[]): Cells =>
  lines.length === 0
    ? cells
    : {
        ...cells,
        members: () => [
          ...cells.members(),
          ...lines.flatMap((line) => line.members().filter((m) => Object.values(m).some((text) => !isNothing(text)))),
        ],
      }

/** What else stands on those lines is not read, and said. */
export const doubtSecondLines = (child: ChildReading, lines: readonly Cells[]): void => {
  const own = [...FAMILY, ...GOES_ON].find((field) => lines.some((line) => !isNothing(line.text(field))))
  const column = own && lines[0]?.column(own)
  if (column === undefined) return
  child.more.doubts.push('second-line')
  child.issueColumns['second-line'] = column
}
