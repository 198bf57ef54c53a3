import type { Grid, RawCell } from './files/grid.ts'
import type { StruckCells } from './files/struck.ts'

/** What somebody typed over a cell (0-based column, the user's row). */
export type Correction = { sheet: string; row: number; column: number; text: string }

/** A sheet with what was typed over its cells. */
export const correct = (grid: Grid, corrections: readonly Correction[]): Grid => {
  const mine = corrections.filter((c) => c.sheet === grid.name)
  if (mine.length === 0) return grid
  const rows = grid.rows.map((row) => [...row])
  const struck: StruckCells = new Map(grid.struck)
  const unworked = new Map(grid.unworked)
  const mended = new Map<number, Map<number, RawCell>>()
  for (const { row, column, text } of mine) {
    const line = rows[row - 1]
    if (!line) continue
    while (line.length < column) line.push(null)
    mended.set(row - 1, (mended.get(row - 1) ?? new Map<number, RawCell>()).set(column, line[column] ?? null))
    line[column] = text
    // Who fills in a struck-out cell says that its line counts.
    if (struck.get(row - 1)?.has(column)) struck.delete(row - 1)
    unworked.set(row - 1, new Set([...(unworked.get(row - 1) ?? [])].filter((c) => c !== column)))
  }
  return { ...grid, rows, struck, unworked, mended }
}
