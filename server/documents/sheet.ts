import ExcelJS from 'exceljs'
import { printable } from '../../domain/kit/text.ts'

/** Letters of a text as wide as Latin ones. */
const widthOf = (text: string): number => [...text].reduce((n, c) => n + (c <= '\u00ff' ? 1 : 2), 0)

type Cell = string | number | null

/** Lines that a cell takes in a column so many Latin letters wide; a Chinese letter takes two, and a line rarely ends with the column. */
const linesOf = (cell: Cell | undefined, width: number): number =>
  Math.ceil(widthOf(String(cell ?? '')) / Math.max(2, width - 3))

/** As much as a column is given at least, whatever was said of it: half a dozen Chinese letters. */
const LEAST_MOST = 14
const NARROWEST = 6

/**
 * How wide a column is: as its longest cell, at most as wide as was said; what stands over it may take three lines. So a column in which nothing
 * stands takes no room from those that are read.
 */
const fittingWidth = (heading: string, cells: readonly (Cell | undefined)[], most: number): number => {
  const longest = Math.max(0, ...cells.map((cell) => widthOf(String(cell ?? ''))))
  const over = Math.ceil(widthOf(heading) / (longest === 0 ? 3 : 2))
  return Math.max(NARROWEST, Math.min(Math.max(most, LEAST_MOST), Math.max(longest, over) + 3))
}

/** Sizes of paper as spreadsheets number them; what has more columns than a page of A4 shows legibly goes on A3. */
const A4 = 9
const A3 = 8 as typeof A4
const A4_COLUMNS = 20
/** Latin letters beside each other on a page of A4 across, set so small that they are just read. */
const A4_LETTERS = 260
const LINE = 17

/**
 * A plain, printable sheet: title, date line, heading row, text cells; numbers of people as text so that nothing is rounded. What
 * begins like a formula stays a string in a column formatted as text: no spreadsheet takes it for one, not even when edited.
 */
export const plainSheet = async (input: {
  title: string
  note: string
  headings: readonly string[]
  rows: readonly (readonly Cell[])[]
  /** The most that a column may take, in Latin letters. What is longer is broken into lines. */
  widths?: readonly number[]
  /** What stands below the table, each over its whole width. */
  foot?: readonly string[]
}): Promise<Buffer> => {
  const widths = input.headings.map((heading, i) =>
    fittingWidth(
      heading,
      input.rows.map((row) => row[i]),
      input.widths?.[i] ?? heading.length * 2 + 2,
    ),
  )
  const across = widths.reduce((sum, width) => sum + width, 0)
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名单', {
    pageSetup: {
      paperSize: input.headings.length > A4_COLUMNS || across > A4_LETTERS ? A3 : A4,
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
    const lines = Math.max(1, ...widths.map((width, i) => linesOf(row[i], width)))
    if (lines > 1) added.height = lines * LINE
  }
  const foot = (input.foot ?? []).map((text) => {
    const added = sheet.addRow([printable(text)])
    if (input.headings.length > 1) sheet.mergeCells(added.number, 1, added.number, input.headings.length)
    return { n: added.number, text }
  })
  widths.forEach((width, i) => {
    const column = sheet.getColumn(i + 1)
    column.width = width
    column.numFmt = '@'
    column.alignment = { vertical: 'top', wrapText: true }
  })
  // What stands over the table may need more than a line where the table is narrow.
  for (const [n, text, size] of [
    [1, input.title, 1.4],
    [2, input.note, 1],
    ...foot.map(({ n, text }) => [n, text, 1] as const),
  ] as const) {
    const row = sheet.getRow(n)
    row.alignment = { horizontal: n === 1 ? 'center' : 'left', vertical: 'top', wrapText: true }
    row.height = linesOf(text, across / size) * LINE * size + 3
  }
  const head = sheet.getRow(3)
  head.alignment = { vertical: 'bottom', wrapText: true }
  head.height = LINE * Math.max(1, ...widths.map((width, i) => linesOf(input.headings[i], width + 2)))
  return Buffer.from(await book.xlsx.writeBuffer())
}
