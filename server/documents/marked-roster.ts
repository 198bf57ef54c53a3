import ExcelJS from 'exceljs'
import { isPrintable, printable } from '../../domain/kit/text.ts'
import { sniff } from '../import/files/sniff.ts'
import { unlocked } from '../import/files/xlsx/known-password.ts'
import { contentOf, directoryOf, unpackedSize } from '../import/files/xlsx/zip-directory.ts'
import { NUMBER_FIELDS } from '../import/headings/fields.ts'
import type { RosterReading } from '../import/reading.ts'

/** One thing to mend: where, and what to do. `column` null: the row as a whole. Columns from 0, rows as the user counts them. */
export type Mark = { sheet: string; row: number; column: number | null; text: string }
export const MARK_HEADING = '问题'

/** Larger workbooks are written anew with the same grid: opening one whole would take the memory of the server. */
const MOST_BYTES = 2_000_000
/** Pictures and formats over sixty thousand empty rows are small only when packed. */
const MOST_UNPACKED = 16_000_000
const MOST_ROWS = 4000
/** Marks, comments and another program's way of writing the same sheet. */
const MOST_GROWTH = 4

const RED: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFC7CE' } }
/**
 * The school's own table with every problem marked where it stands: the cell red with a comment, and a last column 问题 that says
 * what to do. An .xlsx keeps its layout; every other kind gets the same rows and columns as an .xlsx. Long numbers are text.
 */
export const markedRoster = async (
  file: Uint8Array,
  reading: RosterReading,
  marks: readonly Mark[],
): Promise<Buffer> => {
  const bytes = unlocked(file)
  const rows = reading.sheets.reduce((n, s) => n + s.rows.length, 0)
  const original =
    sniff(bytes) === 'xlsx' &&
    bytes.length <= MOST_BYTES &&
    rows <= MOST_ROWS &&
    unpackedSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), MOST_UNPACKED) !== null
  const kept = original ? await keptLayout(bytes, reading, marks) : null
  if (kept && everyPartPrints(kept)) return kept
  const book = new ExcelJS.Workbook()
  writeGrid(book, reading)
  return marked(book, reading, marks)
}

const keptLayout = async (
  bytes: Uint8Array,
  reading: RosterReading,
  marks: readonly Mark[],
): Promise<Buffer | null> => {
  const book = new ExcelJS.Workbook()
  return (await opened(book, bytes)) ? marked(book, reading, marks) : null
}

/**
 * What the school's workbook hides in escapes (an old comment with _xFFFF_) comes out as it is and breaks the file (L1): then the
 * grid is written anew.
 */
const everyPartPrints = (file: Buffer): boolean =>
  directoryOf(file).every(
    (entry) =>
      !/\.(?:xml|rels|vml)$/.test(entry.name) ||
      isPrintable(contentOf(file, entry, MOST_UNPACKED * MOST_GROWTH).toString('utf8')),
  )

const marked = async (book: ExcelJS.Workbook, reading: RosterReading, marks: readonly Mark[]): Promise<Buffer> => {
  for (const [i, sheet] of reading.sheets.entries()) {
    const page = book.getWorksheet(sheet.name) ?? book.worksheets[i]
    if (!page) continue
    keepMended(page, sheet)
    keepNumbers(page, sheet, reading)
    markSheet(
      page,
      sheet,
      reading,
      marks.filter((m) => m.sheet === sheet.name),
    )
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** What another program wrote may be beyond this library: then the grid is written instead. */
const opened = async (book: ExcelJS.Workbook, bytes: Uint8Array): Promise<boolean> => {
  try {
    await book.xlsx.load(Uint8Array.from(bytes).buffer)
    return book.worksheets.length > 0
  } catch {
    for (const sheet of [...book.worksheets]) book.removeWorksheet(sheet.id)
    return false
  }
}

const writeGrid = (book: ExcelJS.Workbook, reading: RosterReading) => {
  for (const [i, sheet] of reading.sheets.entries()) {
    const page = book.addWorksheet(
      printable(sheet.name)
        .replace(/[\\/?*[\]:]/g, ' ')
        .slice(0, 31) || `表${i + 1}`,
    )
    const widths: number[] = []
    for (const row of sheet.rows) {
      row.cells.forEach((text, c) => {
        if (text === '') return
        const cell = page.getCell(row.row, c + 1)
        cell.value = printable(text)
        cell.numFmt = '@'
        if (row.kind === 'header') cell.font = { bold: true }
        if (row.kind === 'child' || row.kind === 'header') widths[c] = Math.max(widths[c] ?? 6, widthOf(text))
      })
    }
    widths.forEach((width, c) => {
      page.getColumn(c + 1).width = Math.min(28, width + 2)
    })
  }
}

/** Han letters take the room of two. */
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (c > '\u2e7f' ? 2 : 1), 0)

type Sheet = RosterReading['sheets'][number]

/** What was typed over the file's own cells, as text: whoever goes on in this workbook does not mend it twice. */
const keepMended = (page: ExcelJS.Worksheet, sheet: Sheet) => {
  for (const row of sheet.rows)
    for (const column of Object.keys(row.was ?? {}).map(Number)) {
      const cell = page.getCell(row.row, column + 1)
      if (cell.isMerged && cell.master !== cell) continue
      const text = row.cells[column] ?? ''
      cell.value = text === '' ? null : printable(text)
      cell.style = { ...cell.style, numFmt: '@' }
    }
}

/** IDs and phones as they were read (mended cells included), as text. */
const keepNumbers = (page: ExcelJS.Worksheet, sheet: Sheet, reading: RosterReading) => {
  const columns = reading.columns
    .filter((c) => c.sheet === sheet.name && !c.form && c.field !== null && NUMBER_FIELDS.has(c.field))
    .map((c) => c.column)
  for (const row of sheet.rows)
    if (row.kind === 'child')
      for (const column of new Set(columns)) {
        const text = row.cells[column] ?? ''
        const cell = page.getCell(row.row, column + 1)
        if (text === '' || cell.isMerged) continue
        cell.value = printable(text)
        cell.style = { ...cell.style, numFmt: '@' }
      }
}

const markSheet = (page: ExcelJS.Worksheet, sheet: Sheet, reading: RosterReading, marks: readonly Mark[]) => {
  if (marks.length === 0) return
  const last = sheet.rows.reduce((most, r) => Math.max(most, r.cells.length), 0) + 1
  for (const row of new Set(reading.columns.filter((c) => c.sheet === sheet.name).map((c) => c.headerRow))) {
    const cell = page.getCell(row, last)
    cell.value = MARK_HEADING
    cell.style = { ...cell.style, font: { bold: true }, fill: RED }
  }
  page.getColumn(last).width = 48
  for (const [row, here] of Map.groupBy(marks, (m) => m.row)) {
    for (const { column, text } of here) {
      if (column === null) continue
      const cell = page.getCell(row, column + 1)
      // A style of a file is shared by its cells: a new one, or the whole column turns red.
      cell.style = { ...cell.style, fill: RED }
      cell.note = printable(text)
    }
    const said = page.getCell(row, last)
    said.value = printable([...new Set(here.map((m) => m.text))].join('；'))
    said.style = {
      ...said.style,
      font: { color: { argb: 'FF9C0006' } },
      alignment: { wrapText: true, vertical: 'top' },
    }
  }
}
