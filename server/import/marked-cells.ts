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

/** A name that a formula should have brought, and something about that child. */
export const isUnworkedName = (
  unworked: ReadonlySet<number> | undefined,
  own: readonly RawCell[],
  columns: readonly Column[],
): boolean =>
  columns.some((c) => c.field === 'name' && unworked?.has(c.column)) &&
  columns.some(
    (c) =>
      c.field !== null &&
      c.field !== 'name' &&
      c.field !== 'seq' &&
      (unworked?.has(c.column) || cellText(own[c.column]) !== ''),
  )

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
