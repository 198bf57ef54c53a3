import { printable } from '../../domain/kit/text.ts'

/**
 * WordprocessingML as text, in the order that its schema wants (ECMA-376, Part 1, §17). A library that keeps an object for every element took half a
 * minute and 2 GB for two hundred files of four pages (decision 059); text takes a second.
 */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Any text as a document can hold it. */
export const xmlText = (text: string): string => printable(text).replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c)

/** `size` in half points; `font` of Chinese letters, also of boxes and quotation marks, which both scripts have; Latin ones stand in Times. */
export type Look = { size: number; bold?: boolean; font?: string; underline?: boolean; color?: string; latin?: string }

const LATIN = 'Times New Roman'
const HAN = '宋体'
const looked = ({ size, bold, font = HAN, underline, color, latin = LATIN }: Look): string =>
  `<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${font}" w:cs="${latin}"/>${bold ? '<w:b/><w:bCs/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${underline ? '<w:u w:val="single"/>' : ''}</w:rPr>`

/** A box to tick that begins a line is otherwise taken from the Latin font, half as large as its neighbours. */
const boxed = (text: string, look: Look): Look => (text.includes('□') ? { ...look, latin: look.font ?? HAN } : look)

/** Line ends and tabs are elements of their own. */
export const run = (text: string, look: Look): string =>
  `<w:r>${looked(boxed(text, look))}<w:t xml:space="preserve">${xmlText(text)
    .replace(/\r\n?|\n/g, '</w:t><w:br/><w:t xml:space="preserve">')
    .replace(/\t/g, '</w:t><w:tab/><w:t xml:space="preserve">')}</w:t></w:r>`

/** A line to write on, up to the next tab stop. */
export const ruledTo = (look: Look): string => `<w:r>${looked({ ...look, underline: true })}<w:tab/></w:r>`

export const pageNumber = (look: Look): string =>
  `<w:r>${looked(look)}<w:fldChar w:fldCharType="begin"/></w:r><w:r>${looked(look)}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r>${looked(look)}<w:fldChar w:fldCharType="end"/></w:r>`

export type Border = { style: 'single' | 'dashed' | 'double' | 'nil'; size?: number; color?: string; space?: number }
const border = (edge: string, { style, size = 4, color = 'auto', space = 0 }: Border): string =>
  style === 'nil'
    ? `<w:${edge} w:val="nil"/>`
    : `<w:${edge} w:val="${style}" w:sz="${size}" w:space="${space}" w:color="${color}"/>`

/** Lengths in twentieths of a point. `line`: 240 is one line; with `exact` it is a height. */
export type Setting = {
  align?: 'left' | 'center' | 'right'
  line?: number
  exact?: boolean
  before?: number
  after?: number
  firstLine?: number
  right?: number
  keepNext?: boolean
  keepLines?: boolean
  fresh?: boolean
  below?: Border
  /** Also between paragraphs of the same borders, which are drawn as one box otherwise. */
  between?: Border
  tab?: number
}

export const paragraph = (runs: readonly string[], s: Setting = {}): string => {
  const borders = `${s.below ? border('bottom', s.below) : ''}${s.between ? border('between', s.between) : ''}`
  const indent =
    s.firstLine || s.right
      ? `<w:ind${s.right ? ` w:right="${s.right}"` : ''}${s.firstLine ? ` w:firstLine="${s.firstLine}"` : ''}/>`
      : ''
  return `<w:p><w:pPr>${s.keepNext ? '<w:keepNext/>' : ''}${s.keepLines ? '<w:keepLines/>' : ''}${s.fresh ? '<w:pageBreakBefore/>' : ''}${borders ? `<w:pBdr>${borders}</w:pBdr>` : ''}${s.tab ? `<w:tabs><w:tab w:val="left" w:pos="${s.tab}"/></w:tabs>` : ''}<w:spacing w:before="${s.before ?? 0}" w:after="${s.after ?? 0}" w:line="${s.line ?? 240}" w:lineRule="${s.exact ? 'exact' : 'auto'}"/>${indent}<w:jc w:val="${s.align ?? 'left'}"/></w:pPr>${runs.join('')}</w:p>`
}

export type Cell = {
  /** Paragraphs: at least one. */
  content: readonly string[]
  width: number
  span?: number
  /** Room at the left and right. */
  room?: { left: number; right: number }
  centred?: boolean
}
export type Row = { cells: readonly Cell[]; head?: boolean; height?: number; exact?: boolean }

const EDGES = ['top', 'left', 'bottom', 'right'] as const
const INSIDE = ['insideH', 'insideV'] as const

const cellOf = ({ content, width, span, room, centred }: Cell): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span ? `<w:gridSpan w:val="${span}"/>` : ''}${room ? `<w:tcMar><w:left w:w="${room.left}" w:type="dxa"/><w:right w:w="${room.right}" w:type="dxa"/></w:tcMar>` : ''}${centred ? '<w:vAlign w:val="center"/>' : ''}</w:tcPr>${content.join('')}</w:tc>`

/**
 * A table whose widths are given for grid and cells both: LibreOffice goes by the grid, Word and WPS by the cells. No row is torn in two; a head
 * stands on each page.
 */
export const table = (columns: readonly number[], rows: readonly Row[], edges: Border): string => {
  const width = columns.reduce((a, b) => a + b, 0)
  const borders = [...EDGES, ...INSIDE].map((edge) => border(edge, edges)).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns.map((c) => `<w:gridCol w:w="${c}"/>`).join('')}</w:tblGrid>${rows
    .map(
      ({ cells, head, height, exact }) =>
        `<w:tr><w:trPr><w:cantSplit/>${height ? `<w:trHeight w:val="${height}" w:hRule="${exact ? 'exact' : 'atLeast'}"/>` : ''}${head ? '<w:tblHeader/>' : ''}</w:trPr>${cells.map(cellOf).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`
}

/** A frame around each page. */
export const pageBorders = (edge: Border): string =>
  `<w:pgBorders w:offsetFrom="page">${EDGES.map((at) => border(at, edge)).join('')}</w:pgBorders>`
