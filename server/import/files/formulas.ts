import type { Grid, RawCell } from './grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'

/** Cells (columns by row, from 0). */
export type CellSet = Map<number, Set<number>>

/** Notes one. */
export const noteCell = (cells: CellSet, row: number, column: number): void => {
  if (row < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return
  cells.set(row, (cells.get(row) ?? new Set<number>()).add(column))
}

/**
 * The formulas of a sheet of which some programs write an empty text or a nought whether they worked it out or not: where none of
 * them has another value, none was worked out.
 */
export class EmptyFormulas {
  private readonly empty: CellSet = new Map()
  private worked = false
  note(row: number, column: number, filled: boolean): void {
    if (filled) this.worked = true
    else noteCell(this.empty, row, column)
  }
  /** Notes them; of `rows` the cells are emptied: a nought that nobody worked out says nothing. */
  into(cells: CellSet, rows: RawCell[][] = []): void {
    if (this.worked) return
    for (const [row, columns] of this.empty)
      for (const column of columns) {
        noteCell(cells, row, column)
        const line = rows[row]
        if (line && column < line.length) line[column] = null
      }
  }
}

/** =VLOOKUP(A2,Sheet2!A:B,2,0), =B2&C2, ='一班'!A2: a formula that was written down as its own text. */
const FORMULA_TEXT =
  /^[=＝]\s*[-+(]*\s*(?:_xlfn\.)?(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d{1,7}(?:\D|$)|'[^']+'!|[^\s=!,'"]{1,40}!\$?[A-Z])/i

/** Formulas that stand there as text say nothing: their cells are empty, and it is told. */
export const withoutFormulaTexts = (grid: Grid): Grid => {
  const unworked: CellSet = grid.unworked ?? new Map()
  let found = false
  const rows = grid.rows.map((row, r) =>
    row.some((cell) => isFormulaText(cell))
      ? row.map((cell, c) => {
          if (!isFormulaText(cell)) return cell
          found = true
          noteCell(unworked, r, c)
          return null
        })
      : row,
  )
  return found ? { ...grid, rows, unworked } : grid
}

/** Whether a cell holds a formula's own text. */
export const isFormulaText = (cell: Grid['rows'][number][number] | undefined): boolean =>
  typeof cell === 'string' && /^\s*[=＝]/.test(cell) && FORMULA_TEXT.test(cell.trim())
