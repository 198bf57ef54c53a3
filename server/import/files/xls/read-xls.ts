import { RosterFault } from '../../fault.ts'
import { type CellSet, EmptyFormulas, noteCell } from '../formulas.ts'
import { type Grid, MAX_CELLS, MAX_MERGED, MAX_SHEETS, type RawCell } from '../grid.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../limits.ts'
import { numberCell, textCell } from '../number-cell.ts'
import { type Shown, shownBy } from '../number-formats.ts'
import { type Count, putCell } from '../put-cell.ts'
import { noteStruck, type StruckCells, type StruckRun, unstruck } from '../struck.ts'
import { opened } from './default-password.ts'
import { workbookStream } from './ole.ts'
import { recordsFrom } from './records.ts'
import { type Letters, sharedTexts, textAt } from './strings.ts'

const ID = {
  FORMULA: 0x0006,
  DATEMODE: 0x0022,
  FONT: 0x0031,
  CONTINUE: 0x003c,
  CODEPAGE: 0x0042,
  BOUNDSHEET: 0x0085,
  MULRK: 0x00bd,
  RSTRING: 0x00d6,
  XF: 0x00e0,
  MERGECELLS: 0x00e5,
  SST: 0x00fc,
  LABELSST: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLERR: 0x0205,
  STRING: 0x0207,
  ROW: 0x0208,
  COLINFO: 0x007d,
  RK: 0x027e,
  FORMAT: 0x041e,
} as const

type Sheet = { at: number; name: string; hidden: boolean; rows: boolean }
type Book = {
  letters: Letters
  from1904: boolean
  sheets: Sheet[]
  texts: string[]
  /** Which letters of a shared text are struck out. */
  crossed: ReadonlyMap<number, readonly StruckRun[]>
  styles: Shown[]
  /** Styles that strike their cell out. */
  struck: boolean[]
}

/** The sheets of an .xls: Excel 97 to 2003 (BIFF8), and Excel 5 and 95 (BIFF5), which old school systems still write. Errors: corrupt, too-large. */
export const readXls = (file: Buffer): Grid[] => {
  const whole = workbookStream(file)
  if (!whole || whole.length < 8) throw new RosterFault('corrupt')
  const stream = opened(whole)
  const book = bookOf(stream)
  const count: Count = { cells: 0 }
  const sheets = book.sheets.filter((s) => s.rows)
  if (sheets.length === 0 || sheets.some((s) => s.at + 4 > stream.length)) throw new RosterFault('corrupt')
  return sheets.map(({ at, name, hidden }) => ({
    name,
    hidden,
    ...cellsOf(stream, at, book, count),
    ...(book.from1904 ? { from1904: true } : {}),
  }))
}

const bookOf = (stream: Buffer): Book => {
  const version = stream.readUInt16LE(4)
  if (version !== 0x0600 && version !== 0x0500) throw new RosterFault('corrupt')
  let letters: Letters = version === 0x0600 ? { wide: true } : { wide: false, page: 936 }
  const book: Pick<Book, 'from1904' | 'sheets'> = { from1904: false, sheets: [] }
  const fonts: boolean[] = []
  const fontOf: number[] = []
  const formats: number[] = []
  const codes = new Map<number, string>()
  const shared: Buffer[] = []
  let before = 0
  for (const { id, data } of recordsFrom(stream, 0)) {
    if (id === ID.CODEPAGE && data.length >= 2 && !letters.wide) letters = { wide: false, page: data.readUInt16LE(0) }
    else if (id === ID.DATEMODE && data.length >= 2) book.from1904 = data.readUInt16LE(0) === 1
    // fStrikeOut ([MS-XLS] 2.4.122).
    else if (id === ID.FONT && data.length >= 4) fonts.push((data.readUInt16LE(2) & 8) !== 0)
    else if (id === ID.XF && data.length >= 4) {
      fontOf.push(data.readUInt16LE(0))
      formats.push(data.readUInt16LE(2))
    } else if (id === ID.FORMAT && data.length >= 3)
      codes.set(data.readUInt16LE(0), textAt(data, 2, letters.wide ? 2 : 1, letters))
    else if (id === ID.SST || (id === ID.CONTINUE && before === ID.SST)) shared.push(data)
    else if (id === ID.BOUNDSHEET && data.length >= 7) {
      if (book.sheets.length >= MAX_SHEETS) throw new RosterFault('too-large')
      // hsState and the kind of sheet ([MS-XLS] 2.4.28): 0 holds rows.
      const hidden = ((data[4] ?? 0) & 3) !== 0
      book.sheets.push({ at: data.readUInt32LE(0), name: textAt(data, 6, 1, letters), hidden, rows: data[5] === 0 })
    }
    if (id !== ID.CONTINUE) before = id
  }
  if (new Set(book.sheets.map((s) => s.at)).size < book.sheets.length) throw new RosterFault('corrupt')
  // There is no font of the number 4.
  const strikes = (font: number) => fonts[font > 4 ? font - 1 : font] === true
  return {
    ...book,
    letters,
    ...sharedTexts(shared, MAX_CELLS, strikes),
    styles: formats.map((format) => shownBy(format, codes.get(format))),
    struck: fontOf.map(strikes),
  }
}

type Cells = Pick<Grid, 'rows' | 'merges' | 'hiddenRows'> & {
  hiddenColumns: Set<number>
  unworked: CellSet
  struck: StruckCells
}

const cellsOf = (stream: Buffer, at: number, book: Book, count: Count): Cells => {
  const found: Cells = {
    rows: [],
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    unworked: new Map(),
    struck: new Map(),
  }
  const formulas = new EmptyFormulas()
  let spanned = 0
  /** A formula whose text stands in a record behind it, with the formula's own parts perhaps between. */
  let awaited: { row: number; column: number } | null = null
  for (const { id, data } of recordsFrom(stream, at)) {
    if (data.length < 4) continue
    const row = data.readUInt16LE(0)
    const column = data.readUInt16LE(2)
    const put = (value: RawCell, c = column) => putCell(found.rows, row, c, value, count)
    const number = (value: number, style: number, c = column) => {
      put(numberCell(value, book.styles[style] ?? null, book.from1904), c)
      if (book.struck[style]) noteStruck(found.struck, row, c, 'whole')
    }
    const text = (written: string | null, runs: readonly StruckRun[] = []) => {
      const style = data.readUInt16LE(4)
      const first = book.struck[style] === true
      const value = runs.length === 0 ? textCell(written, book.styles[style]) : written
      if (value === null || (!first && runs.length === 0)) return put(value)
      const rest = unstruck(value, first, runs)
      noteStruck(found.struck, row, column, rest.struck)
      return put(rest.text)
    }
    if (id === ID.STRING && awaited) {
      putCell(found.rows, awaited.row, awaited.column, textAt(data, 0, 2, book.letters), count)
      found.unworked.get(awaited.row)?.delete(awaited.column)
      formulas.note(awaited.row, awaited.column, true)
    } else if (id === ID.LABELSST && data.length >= 10) {
      const n = data.readUInt32LE(6)
      text(book.texts[n] ?? null, book.crossed.get(n))
    } else if ((id === ID.LABEL || id === ID.RSTRING) && data.length >= 6) text(textAt(data, 6, 2, book.letters))
    else if (id === ID.NUMBER && data.length >= 14) number(data.readDoubleLE(6), data.readUInt16LE(4))
    else if (id === ID.RK && data.length >= 10) number(packed(data.readUInt32LE(6)), data.readUInt16LE(4))
    else if (id === ID.MULRK)
      for (let i = 4, c = column; i + 8 <= data.length; i += 6, c++)
        number(packed(data.readUInt32LE(i + 2)), data.readUInt16LE(i), c)
    else if (id === ID.BOOLERR && data.length >= 8) put(data[7] === 0 ? data[6] !== 0 : null)
    else if (id === ID.ROW && data.length >= 14) {
      // fDyZero ([MS-XLS] 2.4.221).
      if (((data[12] ?? 0) & 0x20) !== 0 && row < MAX_ROWS) found.hiddenRows.add(row)
    } else if (id === ID.COLINFO && data.length >= 10) {
      // fHidden ([MS-XLS] 2.4.53).
      if (((data[8] ?? 0) & 1) !== 0)
        for (let c = row; c <= Math.min(column, MAX_COLUMNS - 1); c++) found.hiddenColumns.add(c)
    } else if (id === ID.MERGECELLS)
      for (let i = 2; i + 8 <= data.length; i += 8) {
        const [startRow, endRow, startCol, endCol] = [0, 2, 4, 6].map((k) => data.readUInt16LE(i + k)) as Four
        spanned += Math.min(endRow, MAX_ROWS) - startRow + 1
        if (spanned > MAX_MERGED) throw new RosterFault('too-large')
        found.merges.push({ startRow, startCol, endRow, endCol })
      }
    else if (id === ID.FORMULA && data.length >= 14) {
      awaited = null
      const plain = data.readUInt16LE(12) !== 0xffff
      if (book.struck[data.readUInt16LE(4)]) noteStruck(found.struck, row, column, 'whole')
      if (plain) number(data.readDoubleLE(6), data.readUInt16LE(4))
      else if (data[6] === 0) {
        awaited = { row, column }
        noteCell(found.unworked, row, column)
      } else if (data[6] === 1) put(data[8] !== 0)
      // An empty text: worked out so, or never (3 of [MS-XLS] 2.5.133).
      if (plain || data[6] !== 0) formulas.note(row, column, plain ? data.readDoubleLE(6) !== 0 : data[6] !== 3)
    }
  }
  formulas.into(found.unworked, found.rows)
  return found
}

type Four = [number, number, number, number]

/** RK ([MS-XLS] 2.5.217): a whole number or the upper half of a double, perhaps in hundredths. */
const packed = (rk: number): number => {
  const half = Buffer.alloc(8)
  half.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4)
  const value = rk & 2 ? (rk | 0) >> 2 : half.readDoubleLE(0)
  return rk & 1 ? value / 100 : value
}
