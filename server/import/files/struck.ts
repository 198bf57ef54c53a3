import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'

/** A cell that is struck out, all of it or a part that was left out of its text. */
export type Struck = 'whole' | 'part'
/** Cells (columns by row, from 0) that are struck out. */
export type StruckCells = Map<number, Map<number, Struck>>
/** Where in a text the letters begin to be struck out, or cease to be. */
export type StruckRun = { at: number; struck: boolean }

/**
 * A text without its struck-out letters: 13800001111 crossed out before 13800002222. One that is struck out as a whole keeps its
 * letters, for somebody is told what they were. `first`: how the letters before the first run are.
 */
export const unstruck = (
  text: string,
  first: boolean,
  runs: readonly StruckRun[],
): { text: string; struck: Struck | null } => {
  let kept = ''
  let cut = false
  const all = [{ at: 0, struck: first }, ...runs]
  for (const [i, run] of all.entries()) {
    const piece = text.slice(run.at, all[i + 1]?.at ?? text.length)
    if (!run.struck) kept += piece
    else if (piece.trim() !== '') cut = true
  }
  if (!cut) return { text, struck: null }
  return kept.trim() === '' ? { text, struck: 'whole' } : { text: kept, struck: 'part' }
}

/** Notes one. */
export const noteStruck = (cells: StruckCells, row: number, column: number, how: Struck | null): void => {
  if (how === null || row < 0 || row >= MAX_ROWS || column >= MAX_COLUMNS) return
  cells.set(row, (cells.get(row) ?? new Map<number, Struck>()).set(column, how))
}
