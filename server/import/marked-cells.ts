import type { Column } from './column.ts'
import { cellText, type RawCell } from './files/grid.ts'
import type { Struck } from './files/struck.ts'
import { isChild } from './is-child.ts'
import type { ChildReading, RosterReading } from './reading.ts'
import { readChildName } from './values/child-name.ts'

/**
 * A cell of this child that the register would read holds a formula without its value, or is struck out: said, for whoever opens
 * the file sees something there.
 */
export const doubt = (
  child: ChildReading,
  what: 'formula-unworked' | 'struck-out',
  cells: { has: (column: number) => boolean } | undefined,
  columns: readonly Column[],
) => {
  const column = columns.find((c) => c.field !== null && c.field !== 'seq' && cells?.has(c.column))?.column
  if (column === undefined) return
  child.more.doubts.push(what)
  child.issueColumns[what] = column
}

/** A name that a formula should have brought and something about that child, or a name and something that one should have brought. */
export const isUnworkedChild = (
  unworked: ReadonlySet<number> | undefined,
  own: readonly RawCell[],
  columns: readonly Column[],
): boolean => {
  if (!unworked?.size) return false
  const known = columns.filter((c) => c.field !== null && c.field !== 'seq')
  const isTold = ({ column }: Column) => unworked.has(column) || cellText(own[column]) !== ''
  const name = known.find((c) => c.field === 'name')
  if (name && unworked.has(name.column)) return known.some((c) => c !== name && isTold(c))
  const row = [...own]
  for (const { column } of known)
    if (unworked.has(column)) {
      while (row.length <= column) row.push(null)
      row[column] = UNKNOWN
    }
  return isChild(row, row, columns)
}
/** In place of what a formula would say. */
const UNKNOWN = '待算'

/** What is struck out says nothing. */
export const withoutStruck = (row: readonly RawCell[], crossed: ReadonlyMap<number, Struck>): RawCell[] =>
  row.map((cell, c) => (crossed.get(c) === 'whole' ? null : cell))

/** A line whose name is struck out is no child, and somebody is asked; true where it is such a line. */
export const noteStruckRow = (
  reading: RosterReading,
  row: readonly RawCell[],
  crossed: ReadonlyMap<number, Struck>,
  columns: readonly Column[],
  at: { sheet: string; row: number },
): boolean => {
  const column = columns.find((c) => c.field === 'name')?.column
  if (column === undefined || crossed.get(column) !== 'whole' || !isChild(row, row, columns)) return false
  const { name } = readChildName(row[column] ?? null)
  reading.doubtfulRows.push({ ...at, reason: 'note', name, column, because: 'struck' })
  return true
}
