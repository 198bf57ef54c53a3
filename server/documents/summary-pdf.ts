import type { PdfAround, PdfGrid, PdfNode, PdfPlaced, PdfText } from 'pdfmake'
import { isBar } from '../../domain/reports/charts/chart.ts'
import {
  type Block,
  cellTexts,
  isPrinted,
  type Paragraph,
  printedText,
  type TableNode,
} from '../../domain/reports/kit/doc.ts'
import { inHant } from './hant.ts'
import { pdfFile, SERIF } from './pdf-file.ts'
import { drawable, FONT_LINE, letterCode, missingLetters, STAND_IN } from './pdf-font.ts'
import {
  heldBlocks,
  type PrintedSummary,
  partsOf,
  piecesOf,
  signatureIndents,
  stampOf,
  stayWithTheEnd,
  titleLines,
} from './printed-summary.ts'
import type { Layout } from './summary-docx.ts'
import { isNarrowTable, KEPT_ROWS, SENTENCE_COLUMNS, sharesOf } from './word-table.ts'

/** Points. */
const PAGE_WIDTH = 595.28
const MM = 72 / 25.4
/** One letter of the body; `line`: from one line to the next. */
type Style = {
  title: number
  titleLine: number
  heading: number
  body: number
  line: number
  small: number
  smallLine: number
  margins: [left: number, top: number, right: number, bottom: number]
}
const STYLES: Record<Layout, Style> = {
  // GB/T 9704-2012 as in the Word document; letters of 15.75 pt fill a line of 156 mm with 28.
  official: {
    title: 22,
    titleLine: 34,
    heading: 15.75,
    body: 15.75,
    line: 28.9,
    small: 12,
    smallLine: 20,
    margins: [28 * MM, 37 * MM, 26 * MM, 35 * MM],
  },
  plain: {
    title: 18,
    titleLine: 28,
    heading: 14,
    body: 12,
    line: 21,
    small: 10,
    smallLine: 16,
    margins: [28 * MM, 25.4 * MM, 28 * MM, 25.4 * MM],
  },
}

/** `lineHeight` of pdfmake, by which lines of so large letters stand so far apart. */
const lineOf = (size: number, line: number) => ({ fontSize: size, lineHeight: line / (size * FONT_LINE) })

const GRID: PdfGrid = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 2,
  paddingBottom: () => 0,
}
const BAR_LETTERS = 16
const BAR_GREY: Record<string, string> = { '█': '#333333', '▒': '#999999', '□': '#cccccc' }

const tableOf = (node: TableNode, style: Style): PdfNode => {
  const rows = cellTexts(node)
  const shares = sharesOf(rows)
  const [left, , right] = style.margins
  const one = (PAGE_WIDTH - left - right - 1) / shares.reduce((a, b) => a + b, 0)
  const widths = shares.map((share) => one * share - 6.5)
  const look = lineOf(isNarrowTable(rows) ? Math.min(style.small, 10.5) : style.small, style.smallLine)
  const cell = (text: string, i: number): PdfNode =>
    isBar(text)
      ? {
          canvas: [
            {
              type: 'rect',
              x: 0,
              y: 4,
              w: ((widths[i] ?? 0) * text.length) / BAR_LETTERS,
              h: 9,
              color: BAR_GREY[text[0] ?? ''] ?? '#333333',
            },
          ],
        }
      : { text: drawable(text), alignment: i === 0 || shares[i] === SENTENCE_COLUMNS ? 'left' : 'center', ...look }
  return {
    ...(rows.length <= KEPT_ROWS ? { unbreakable: true } : {}),
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths,
      body: rows.map((row) => shares.map((_, i) => cell(row[i] ?? '', i))),
    },
    layout: GRID,
    margin: [0, 4, 0, 8],
  }
}

/** A paragraph longer than so many letters may be torn, though the signature follows. */
const KEPT_WHOLE = 300

/** Letters of a page that no .pdf of it can draw: told to whoever takes it. */
export const lackingLetters = (page: Pick<PrintedSummary, 'title' | 'unit' | 'sections'>): string[] =>
  missingLetters(wordsOf(page).join(''))

const wordsOf = ({ title, unit, sections }: Pick<PrintedSummary, 'title' | 'unit' | 'sections'>): string[] => [
  title,
  unit,
  ...sections.flatMap((s) => [
    s.heading ?? '',
    ...s.doc.content.flatMap((b) => (b.type === 'table' ? cellTexts(b).flat() : [printedText(b)])),
  ]),
]

/**
 * The summary as a .pdf with an open font: page, sizes, lines and order of the Word document. A letter that the font lacks stands
 * as 〓 and is named below the date with its code, never left as an empty box.
 */
export const summaryPdf = async (summary: PrintedSummary, layout: Layout): Promise<Buffer> => {
  const official = layout === 'official'
  // As in the Word document: what is put up is one sheet.
  const sheet = official && summary.level === 'public'
  const style = sheet ? { ...STYLES.official, line: 22, titleLine: 29 } : STYLES[layout]
  const [left, , right] = style.margins
  const body = lineOf(style.body, style.line)
  const ends = signatureIndents(summary.unit, summary.date)
  const { body: sections, notes, code } = partsOf(summary)
  const blocks: Block[] = sections.flatMap((s) => s.doc.content.filter(isPrinted))
  const piecesIn = (line: Paragraph): PdfText[] =>
    piecesOf(line).map((p) => ({ text: drawable(p.text), bold: p.bold || p.sub }))
  const prose = (line: Paragraph): PdfNode => ({ text: piecesIn(line), leadingIndent: 2 * style.body })
  const headed = (text: string): PdfNode => ({
    text: drawable(text),
    bold: true,
    ...lineOf(style.heading, style.line),
    leadingIndent: 2 * style.heading,
    headlineLevel: 1,
  })
  const end = (text: string, letters: number, top: number): PdfNode => ({
    text: drawable(text),
    alignment: 'right',
    margin: [0, top, letters * style.body, 0],
  })
  const signature = [end(summary.unit, ends.unit, sheet ? 12 : style.line), end(summary.date, ends.date, 0)]
  const flow = sections.flatMap((section): PdfNode[] => [
    ...(section.heading ? [headed(section.heading)] : []),
    ...section.doc.content
      .filter(isPrinted)
      .map((block) => (block.type === 'table' ? tableOf(block, style) : prose(block))),
  ])
  // The signature keeps the last paragraph with it, and that its heading.
  const last = blocks.at(-1)
  const held = heldBlocks(blocks)
  const kept = last?.type === 'paragraph' && printedText(last).length <= KEPT_WHOLE ? flow.splice(-1) : []
  const before = blocks.at(-2)
  // A short last line takes the paragraph before it along.
  if (kept.length && before?.type === 'paragraph' && held.has(before) && printedText(before).length <= KEPT_WHOLE)
    kept.unshift(...flow.splice(-1))
  if (kept.length && flow.at(-1)?.headlineLevel) kept.unshift(...flow.splice(-1))
  const note = (text: string, first: boolean): PdfNode => ({
    text: drawable(text),
    ...lineOf(style.small, style.smallLine),
    leadingIndent: 2 * style.small,
    margin: [0, first ? (sheet ? 12 : 25) : 0, 0, 0],
  })
  const below = [...notes.map(printedText), ...(code ? [code] : []), ...missingNote(summary)]
  const together = stayWithTheEnd(below)
  const small = below.map((text, i) => note(text, i === 0))
  const stamp = stampOf(summary)
  return pdfFile({
    pageSize: 'A4',
    pageMargins: style.margins,
    language: summary.hant ? 'zh-Hant' : 'zh-CN',
    info: { title: drawable(summary.title), author: drawable(summary.unit), creator: '暖阳' },
    defaultStyle: { font: SERIF, ...body },
    footer: (page) => ({
      text: `— ${page} —`,
      ...lineOf(official ? 14 : 10.5, 20),
      alignment: official ? (page % 2 === 1 ? 'right' : 'left') : 'center',
      margin: [left + 14, 7 * MM, right + 14, 0],
    }),
    // A heading goes over to the page of its first line.
    pageBreakBefore: (node: PdfPlaced, { getFollowingNodesOnPage }: PdfAround) =>
      node.headlineLevel === 1 && getFollowingNodesOnPage().length === 0,
    content: [
      ...(stamp
        ? [{ text: drawable(stamp), bold: true, margin: [0, 0, 0, sheet ? 14 : style.line] } satisfies PdfNode]
        : []),
      ...titleLines(summary.title, official ? 18 : 22).map(
        (text): PdfNode => ({
          text: drawable(text),
          alignment: 'center',
          bold: true,
          ...lineOf(style.title, style.titleLine),
        }),
      ),
      { text: ' ', ...(sheet ? lineOf(8, 12) : {}) },
      ...flow,
      { stack: [...kept, ...signature, ...(together ? small : [])], unbreakable: true },
      ...(together ? [] : small),
    ],
  })
}

/** Which letters stand as 〓, by their codes: what can be looked up where no shape can be shown. */
const missingNote = (summary: PrintedSummary): string[] => {
  const missing = lackingLetters(summary)
  if (missing.length === 0) return []
  const said = `本文件的字体缺 ${missing.length} 个字（${missing.map(letterCode).join('、')}），印作“${STAND_IN}”，请用 Word 文件或手写补上。`
  return [summary.hant ? inHant(said) : said]
}
