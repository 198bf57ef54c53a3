import { RosterFault } from '../fault.ts'
import { MAX_CELLS, MAX_LETTERS, type RawCell } from './grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from './limits.ts'

/** Cells put so far, in all sheets of a book. */
export type Count = { cells: number }

/** Formulas that failed: they say nothing. */
const ERROR = /^#(?:N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/

/** A name that somebody pasted as a picture (WPS): letters that no text holds. */
const PICTURE = /^=?(?:_xlfn\.)?DISPIMG\(/

/**
 * One value into its place (from 0). Far out a roster has nothing but white space; a little to the right of its columns lie
 * somebody's own sums, which are left. Errors: too-large.
 */
export const putCell = (rows: RawCell[][], row: number, column: number, value: RawCell, count: Count): void => {
  if (value === null || (typeof value === 'string' && (ERROR.test(value) || PICTURE.test(value)))) return
  if (row >= MAX_ROWS || column >= MAX_COLUMNS) {
    if (typeof value === 'string' && value.trim() === '') return
    if (row >= MAX_ROWS || column >= MAX_COLUMNS * 4) throw new RosterFault('too-large')
    return
  }
  if (++count.cells > MAX_CELLS) throw new RosterFault('too-large')
  if (typeof value === 'string' && value.length > MAX_LETTERS) throw new RosterFault('too-large')
  while (rows.length <= row) rows.push([])
  const cells = rows[row]
  if (!cells) return
  while (cells.length < column) cells.push(null)
  cells[column] = value
}
