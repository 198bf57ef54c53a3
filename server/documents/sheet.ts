import ExcelJS from 'exceljs'
import { printable } from '../../domain/kit/text.ts'

/** Letters of a text as wide as Latin ones. */
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (c <= '\u00ff' ? 1 : 2), 0)

/** Lines that a cell takes in a column so many Latin letters wide; a Chinese letter takes two. */
const linesOf = (cell: string | number | null | undefined, width = 8): number =>
  Math.ceil(widthOf(String(cell ?? '')) / Math.max(2, width - 4))

/** Sizes of paper as spreadsheets number them; what has more columns than a page of A4 shows legibly goes on A3. */
const A4 = 9
const A3 = 8 as typeof A4
const A4_COLUMNS = 20

/**
 * A plain, printable sheet: title, date line, heading row, text cells; numbers of people as text so that nothing is rounded. What
 * begins like a formula stays a string in a column formatted as text: no spreadsheet takes it for one, not even when edited.
 */
export const plainSheet = async (input: {
  title: string
  note: string
  headings: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
  widths?: readonly number[]
  /** Columns of long sentences, from 0: broken into lines instead of running off the page. */
  wrapped?: readonly number[]
}): Promise<Buffer> => {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单', {
    pageSetup: {
      paperSize: input.headings.length > A4_COLUMNS ? A3 : A4,
      orientation: 'landscape',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: '3:3',
      showGridLines: true,
    },
    views: [{ state: 'frozen', ySplit: 3 }],
  })
  sheet.addRow([printable(input.title)])
  sheet.addRow([printable(input.note)])
  sheet.mergeCells(1, 1, 1, Math.max(1, input.headings.length))
  sheet.mergeCells(2, 1, 2, Math.max(1, input.headings.length))
  sheet.getRow(1).font = { size: 14, bold: true }
  sheet.addRow(input.headings.map(printable))
  sheet.getRow(3).font = { bold: true }
  for (const row of input.rows) {
    const added = sheet.addRow(row.map((cell) => (typeof cell === 'string' ? printable(cell) : (cell ?? ''))))
    const lines = Math.max(1, ...(input.wrapped ?? []).map((i) => linesOf(row[i], input.widths?.[i])))
    if (lines > 1) added.height = lines * 17
  }
  input.headings.forEach((heading, i) => {
    const column = sheet.getColumn(i + 1)
    column.width = input.widths?.[i] ?? Math.max(8, heading.length * 2 + 2)
    column.numFmt = '@'
    column.alignment = { vertical: 'top', wrapText: input.wrapped?.includes(i) ?? false }
  })
  sheet.getRow(1).alignment = { horizontal: 'center' }
  // A column of numbers is as wide as its numbers: what stands over it is broken into lines.
  const head = sheet.getRow(3)
  head.alignment = { vertical: 'bottom', wrapText: true }
  head.height =
    16 *
    Math.max(1, ...input.headings.map((h, i) => Math.ceil(widthOf(h) / Math.max(2, (input.widths?.[i] ?? 99) - 1))))
  return Buffer.from(await book.xlsx.writeBuffer())
}
