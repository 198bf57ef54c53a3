import { RosterFault } from '../../fault.ts'
import { EmptyFormulas, noteCell } from '../formulas.ts'
import { type Grid, MAX_MERGED, type RawCell } from '../grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import { numberCell, textCell } from '../number-cell.ts'
import type { Shown } from '../number-formats.ts'
import { type Count, putCell } from '../put-cell.ts'
import { noteStruck, type StruckCells, type StruckRun, unstruck } from '../struck.ts'
import { lettersOf, struckRuns, writtenIn } from './xml.ts'

/** What the book's other parts know: shared texts, which of their letters are struck out, styles, the calendar. */
export type Context = {
  texts: readonly string[]
  crossed: ReadonlyMap<number, readonly StruckRun[]>
  styles: { readonly shown: readonly Shown[]; readonly struck: readonly boolean[] }
  from1904: boolean
  neverCalculated: boolean
} & Count
/** Where the reading stands, and how many rows (empty ones too) it has passed. */
type Place = { row: number; column: number; rows: number; formulas: EmptyFormulas }
/** No sheet has more (ECMA-376). */
const MOST_ROWS = 1_048_576
type Cells = Pick<Grid, 'rows' | 'merges' | 'hiddenRows'> & {
  hiddenColumns: Set<number>
  unworked: Map<number, Set<number>>
  struck: StruckCells
}

/**
 * The cells of one sheet, from its XML piece by piece: formats laid over sixty thousand empty rows cost nothing. Beyond the limits
 * of a roster only white space may stand. Errors: too-large, corrupt.
 */
export const readSheet = async (pieces: AsyncIterable<string>, context: Context): Promise<Cells> => {
  const found: Cells = {
    rows: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    unworked: new Map(),
    struck: new Map(),
  }
  const place: Place = { row: -1, column: -1, rows: 0, formulas: new EmptyFormulas() }
  for await (const piece of pieces) {
    if (found.rows.length === 0) readColumns(piece, found)
    readRows(piece, found, place, context)
    readMerges(piece, found)
  }
  if (context.neverCalculated) place.formulas.into(found.unworked, found.rows)
  return found
}
/** What such a part begins with; a chart's sheet is none. */
export const SHEET_ROOT = /<((?:\w+:)?)(worksheet|dialogsheet|macrosheet)\b[^<>]*>/

const readColumns = (piece: string, { hiddenColumns }: Cells) => {
  for (const [, attributes = ''] of piece.matchAll(/<(?:\w+:)?col(\s[^<>]*?)\/?>/g)) {
    if (!/\shidden=["'](?:1|true)/.test(attributes)) continue
    const edge = (name: string) => Number(new RegExp(`\\s${name}=["'](\\d{1,5})["']`).exec(attributes)?.[1] ?? 0)
    for (let c = edge('min'); c > 0 && c <= Math.min(edge('max'), MAX_COLUMNS); c++) hiddenColumns.add(c - 1)
  }
}

const readRows = (piece: string, found: Cells, place: Place, context: Context) => {
  const TAG = /<((?:\w+:)?)(row|c)(\s[^<>]*?)?(\/?)>/g
  for (let tag = TAG.exec(piece); tag; tag = TAG.exec(piece)) {
    const [, prefix = '', name, attributes = '', empty] = tag
    if (name === 'row') {
      if (++place.rows > MOST_ROWS) throw new RosterFault('too-large')
      const row = Number(/(?:^|\s)r=["'](\d{1,7})["']/.exec(attributes)?.[1] ?? place.row + 2) - 1
      place.row = row
      place.column = -1
      if (/\shidden=["'](?:1|true)/.test(attributes) && row < MAX_ROWS) found.hiddenRows.add(row)
      continue
    }
    const at = /(?:^|\s)r=["']([A-Z]{1,3})(\d{1,7})["']/.exec(attributes)
    place.column = at ? columnOf(at[1] ?? '') : place.column + 1
    if (at) place.row = Number(at[2]) - 1
    if (empty) continue
    const close = piece.indexOf(`</${prefix}c>`, TAG.lastIndex)
    if (close < 0) throw new RosterFault('corrupt')
    const body = piece.slice(TAG.lastIndex, close)
    const style = Number(/\ss=["'](\d+)["']/.exec(attributes)?.[1] ?? 0)
    const held = body === '' ? null : cellValue(attributes, body, style, context)
    if (FORMULA.test(body) && !/\st=["']e["']/.test(attributes)) {
      if (held === null) noteCell(found.unworked, place.row, place.column)
      else place.formulas.note(place.row, place.column, !NOUGHT.test(body))
    }
    const value = withoutStruck(held, attributes, body, style, { found, place, context })
    TAG.lastIndex = close
    putCell(found.rows, Math.max(0, place.row), place.column, value, context)
  }
}

/** A formula; no value beside it, or an empty one that is no text, is what programs write that do not calculate. */
const FORMULA = /<(?:\w+:)?f[\s/>]/

/** What programs that do not calculate write beside a formula until somebody opens the book. */
const NOUGHT = /<(?:\w+:)?v>0<\/(?:\w+:)?v>/

/** The value without its struck-out letters, and a note of them. */
const withoutStruck = (
  value: RawCell,
  attributes: string,
  body: string,
  style: number,
  { found, place, context }: { found: Cells; place: Place; context: Context },
): RawCell => {
  if (value === null) return null
  const first = context.styles.struck[style] === true
  const runs =
    typeof value !== 'string'
      ? []
      : /\st=["']s["']/.test(attributes)
        ? (context.crossed.get(Number(/<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(body)?.[1])) ?? [])
        : struckRuns(body)
  if (!first && runs.length === 0) return value
  const rest = unstruck(typeof value === 'string' ? value : '-', first, runs)
  noteStruck(found.struck, place.row, place.column, rest.struck)
  return typeof value === 'string' ? rest.text : value
}

/** #N/A and the like (t="e") say nothing; a formula is its last value. */
const cellValue = (attributes: string, body: string, style: number, { texts, styles, from1904 }: Context): RawCell => {
  const kind = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n'
  if (kind === 'e') return null
  const shown = styles.shown[style] ?? null
  if (kind === 'inlineStr') return textCell(writtenIn(body), shown)
  const written = /<(?:\w+:)?v(?:\s[^<>]*)?>([^<]*)</.exec(body)?.[1]
  if (written === undefined) return null
  if (kind === 's') return textCell(texts[Number(written)] ?? null, shown)
  if (kind === 'str') return textCell(lettersOf(written), shown)
  if (kind === 'b') return written.trim() === '1' || written.trim() === 'true'
  if (kind === 'd') return /^\d{4}-\d{2}-\d{2}/.test(written) ? { date: written.slice(0, 10) } : lettersOf(written)
  const number = Number(written)
  if (written.trim() === '' || Number.isNaN(number)) return written.trim() === '' ? null : lettersOf(written)
  return numberCell(number, shown, from1904)
}
const MERGE = /<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']/g

const readMerges = (piece: string, { merges }: Cells) => {
  let spanned = merges.reduce((n, m) => n + m.endRow - m.startRow + 1, 0)
  for (const [, left = '', top, right = '', bottom] of piece.matchAll(MERGE)) {
    const merge = {
      startRow: Number(top) - 1,
      startCol: columnOf(left),
      endRow: Math.min(Number(bottom), MAX_ROWS) - 1,
      endCol: columnOf(right),
    }
    spanned += merge.endRow - merge.startRow + 1
    if (spanned > MAX_MERGED) throw new RosterFault('too-large')
    merges.push(merge)
  }
}

/** A → 0, XFD → 16383. */
const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1
