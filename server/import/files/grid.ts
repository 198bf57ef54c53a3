import { printable } from '../../../domain/kit/text.ts'
import type { StruckCells } from './struck.ts'

/** A cell as the file holds it. `date`: a cell formatted as a date. */
export type RawCell = string | number | boolean | { date: string } | null

export type Merge = { startRow: number; startCol: number; endRow: number; endCol: number }

/** One sheet: rows and columns from 0; row r is the user's row r + 1. */
export type Grid = {
  name: string
  hidden: boolean
  rows: RawCell[][]
  merges: Merge[]
  hiddenRows: Set<number>
  /** Columns (from 0) that the spreadsheet does not show. */
  hiddenColumns?: Set<number>
  /** Cells (columns by row, from 0) whose formula was never worked out: they show nothing here and something in a spreadsheet program. */
  unworked?: Map<number, Set<number>>
  /** What the file itself says where somebody typed over it (columns by row, from 0). */
  mended?: Map<number, Map<number, RawCell>>
  /** Cells that are struck out. */
  struck?: StruckCells
  /** Days are counted from 1904, not from 1900: an old Macintosh's workbook. */
  from1904?: true
}

export const MAX_CELLS = 700_000
/** Rows that all merges of a sheet span together. */
export const MAX_MERGED = 300_000

/** Sheets (or tables) of one file. */
export const MAX_SHEETS = 500
/** Ampersands of a file: each entity costs a reader a piece of text. */
export const MAX_ENTITIES = 400_000
/** Letters of one cell; Excel itself ends at 32,767. */
export const MAX_LETTERS = 40_000

/** Zero-width and control characters out, line breaks to spaces, trimmed: what an eye would see. */
export const cellText = (cell: RawCell | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'object') return cell.date
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'number') return numberText(cell)
  if (PLAIN.test(cell)) return cell
  const text = printable(cell).replace(UNSEEN, '').replace(FILLERS, ' ').trim()
  return SEEN.test(text) ? text : ''
}

/** What nearly every cell holds: nothing in it to leave out. */
const PLAIN = /^[\u4e00-\u9fff0-9A-Za-z]*$/

/** Zero-width letters, marks of direction, soft hyphens and control characters (line break and tab stay). */
const UNSEEN = /[[\p{Cc}\p{Cf}]--[\t\n\r]]/gv

/** Letters that exist to fill a place, and the empty pattern of Braille: a name made of them is none (L14). */
const FILLERS = /[\u115f\u1160\u3164\uffa0\u2800]/g
/** Something that an eye would see: marks that choose the shape of a letter are nothing without one. */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\s]/u

/** Whole numbers in full (no exponent below 10^21), others as they are. */
const numberText = (n: number): string => (Number.isInteger(n) && Math.abs(n) < 1e21 ? BigInt(n).toString() : String(n))
