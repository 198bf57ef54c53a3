import type { PdfCell, PdfNode } from 'pdfmake'
import { printable } from '../../domain/kit/text.ts'
import { pdfFile, SERIF } from './pdf-file.ts'
import { drawable, FONT_LINE, letterCode, missingLetters, STAND_IN } from './pdf-font.ts'

/** A column: what stands over it, and over what it shares with its neighbours; widths are shares of the page. `no`: its number, in a row of its own. */
export type PdfColumn = { group: string; label: string; share: number; align?: 'left' | 'center'; no?: string }
export type PrintedTable = {
  title: string
  /** Below the title: by which day and which definition. */
  note: string
  columns: readonly PdfColumn[]
  rows: readonly (readonly (string | number | null)[])[]
  /** Rows that are the whole of those above: bold. */
  sums?: readonly number[]
  /** Sentences below the table. */
  footnotes: readonly string[]
}

const MM = 72 / 25.4
/** Long side of a page, in points; what has more columns than A4 shows legibly goes on A3, as on the sheet (sheet.ts). */
const LONG = { A4: 841.89, A3: 1190.55 }
const A4_COLUMNS = 20
const [SIDE, TOP, BOTTOM] = [12 * MM, 12 * MM, 12 * MM]
const PADDING = 2
/** So many rows go along with what stands below the table. */
const LAST_ROWS = 2

const LINES = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => PADDING,
  paddingRight: () => PADDING,
  paddingTop: () => 2,
  paddingBottom: () => 1,
}

const sized = (size: number, line: number) => ({ fontSize: size, lineHeight: line / (size * FONT_LINE) })

/**
 * A wide table as a .pdf in the letters of a Song type (decision 068): landscape, A4 or A3, the head on every page, sentences below, pages
 * numbered. A letter that the font lacks stands as 〓 and is named at the end.
 */
export const tablePdf = (table: PrintedTable): Promise<Buffer> => {
  const page = table.columns.length > A4_COLUMNS ? 'A3' : 'A4'
  const shares = table.columns.reduce((sum, { share }) => sum + share, 0)
  const room = LONG[page] - 2 * SIDE - 1 - table.columns.length * (2 * PADDING + 0.5)
  const look = sized(9, 14)
  const head = headRows(table.columns, look)
  const sums = new Set(table.sums ?? [])
  const body = table.rows.map((row, r) =>
    table.columns.map(
      ({ align = 'center' }, i): PdfCell => ({
        text: drawable(printable(String(row[i] ?? ''))),
        alignment: align,
        bold: sums.has(r),
        ...look,
      }),
    ),
  )
  const below = [...table.footnotes, ...lackingNote(table)].map(
    (text, i): PdfNode => ({ text: drawable(text), ...sized(9, 14), margin: [0, i === 0 ? 6 : 0, 0, 0] }),
  )
  const last = below.length > 0 && body.length > 2 * LAST_ROWS ? LAST_ROWS : 0
  const tableOf = (rows: PdfCell[][], heads: number): PdfNode => ({
    table: {
      headerRows: heads,
      ...(heads ? { keepWithHeaderRows: 1 } : {}),
      dontBreakRows: true,
      widths: table.columns.map(({ share }) => (room * share) / shares),
      body: rows,
    },
    layout: LINES,
  })
  return pdfFile({
    pageSize: page,
    pageOrientation: 'landscape',
    pageMargins: [SIDE, TOP, SIDE, BOTTOM],
    language: 'zh-CN',
    info: { title: drawable(table.title), author: '暖阳', creator: '暖阳' },
    defaultStyle: { font: SERIF, ...sized(10, 15) },
    footer: (at, pages) => ({
      text: pages > 1 ? `— ${at} —　共${pages}页` : `— ${at} —`,
      ...sized(9, 14),
      alignment: 'center',
      margin: [SIDE, 4 * MM, SIDE, 0],
    }),
    content: [
      { text: drawable(table.title), bold: true, alignment: 'center', ...sized(16, 26) },
      { text: drawable(table.note), alignment: 'center', ...sized(10, 16), margin: [0, 0, 0, 4] },
      tableOf([...head, ...body.slice(0, body.length - last)], head.length),
      // Below the table one signs: with its last rows, never alone on a page.
      {
        stack: [...(last ? [tableOf(body.slice(body.length - last), 0)] : []), ...below],
        unbreakable: true,
      },
    ],
  })
}

/**
 * One row; two where columns stand under a group: its name over all of them, a column of no group over both rows. Numbers of columns, where
 * they have any, are the last.
 */
const headRows = (columns: readonly PdfColumn[], look: ReturnType<typeof sized>): PdfCell[][] => {
  const cell = (text: string, more: Partial<PdfCell> = {}): PdfCell => ({
    text: drawable(text),
    bold: true,
    alignment: 'center',
    ...look,
    ...more,
  })
  const numbers = columns.some(({ no }) => no) ? [columns.map(({ no = '' }) => cell(no, { bold: false }))] : []
  if (columns.every(({ group }) => group === '')) return [columns.map(({ label }) => cell(label)), ...numbers]
  const upper = columns.map(({ group, label }, i): PdfCell => {
    if (group === '') return cell(label, { rowSpan: 2 })
    if (columns[i - 1]?.group === group) return cell('')
    let across = 1
    while (columns[i + across]?.group === group) across++
    return cell(group, { colSpan: across })
  })
  return [upper, columns.map(({ group, label }) => cell(group === '' ? '' : label)), ...numbers]
}

const lackingNote = ({ title, note, columns, rows, footnotes }: PrintedTable): string[] => {
  const heads = columns.flatMap(({ group, label }) => [group, label])
  const missing = missingLetters([title, note, ...heads, ...rows.flat().map(String), ...footnotes].join(''))
  return missing.length === 0
    ? []
    : [
        `本表的字体缺 ${missing.length} 个字（${missing.map(letterCode).join('、')}），印作“${STAND_IN}”，请用表格文件或手写补上。`,
      ]
}
