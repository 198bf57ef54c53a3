import {
  AlignmentType,
  Document,
  Footer,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { printable } from '../../domain/kit/text.ts'
import {
  cellTexts,
  isPrinted,
  type Paragraph as Line,
  printedText,
  type TableNode,
} from '../../domain/reports/kit/doc.ts'
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
import { isNarrowTable, wordTable } from './word-table.ts'

export type Layout = 'official' | 'plain'

/** `size` in half points; `closer`: letters stand by so many twentieths of a point nearer than they are wide. */
type Face = { font: string; latin: string; size: number; bold?: boolean; closer?: number }
const LATIN = 'Times New Roman'
/** Between the date and 数据说明, twentieths of a point; not an empty line, which would head a page that begins with them. */
const NOTE_GAP = 500
/** Word and LibreOffice put so much of a letter between a digit and a Chinese letter. */
const BESIDE_DIGITS = 0.25
/** What is put up is one sheet: a page and three lines more would be two, the second nearly empty. Lines, gaps, twentieths of a point. */
const SHEET = { line: 460, title: 620, gap: 280, note: 240 }
const STYLES: Record<
  Layout,
  {
    title: Face
    heading: Face
    /** （一） of the second level. */
    sub: Face
    body: Face
    exact: number
    /** From one letter of the body to the next, twentieths of a point. */
    letter: number
    page: { top: number; bottom: number; left: number; right: number }
  }
> = {
  // GB/T 9704-2012: top 37 mm, left 28 mm, 22 lines of 28 letters; title 小标宋 22 pt, headings 黑体 and 楷体, body 仿宋 16 pt, exact
  // line 28.9 pt. Letters of 16 pt stand 15.75 pt apart: 28 fill a line by themselves. Not justified: 92.1% breaks nowhere and would
  // stretch its line, and LibreOffice loses a comma at the edge.
  official: {
    title: { font: '方正小标宋简体', latin: LATIN, size: 44 },
    heading: { font: '黑体', latin: LATIN, size: 32, closer: -5 },
    sub: { font: '楷体_GB2312', latin: LATIN, size: 32, closer: -5 },
    body: { font: '仿宋_GB2312', latin: LATIN, size: 32, closer: -5 },
    exact: 578,
    letter: 315,
    page: { top: 2098, bottom: 1984, left: 1587, right: 1474 },
  },
  // What schools use among themselves: 宋体 12 pt, 1.5 lines.
  plain: {
    title: { font: '宋体', latin: LATIN, size: 36, bold: true },
    heading: { font: '宋体', latin: LATIN, size: 28, bold: true },
    sub: { font: '宋体', latin: LATIN, size: 24, bold: true },
    body: { font: '宋体', latin: LATIN, size: 24 },
    exact: 0,
    letter: 240,
    page: { top: 1440, bottom: 1440, left: 1588, right: 1588 },
  },
}

const run = (text: string, face: Face, more: { bold?: boolean } = {}) =>
  new TextRun({
    text: printable(text),
    size: face.size,
    bold: more.bold ?? face.bold ?? false,
    color: '000000',
    ...(face.closer ? { characterSpacing: face.closer } : {}),
    font: { ascii: face.latin, hAnsi: face.latin, eastAsia: face.font, cs: face.latin },
  })

/**
 * The summary as a Word document that Word, WPS and LibreOffice open alike. Only printed lines: blanks of the author vanish. The
 * signature keeps the last line of text with it; below the date, in small type, how it was counted and the check code.
 */
export const summaryDocx = async (summary: PrintedSummary, layout: Layout): Promise<Buffer> => {
  const official = layout === 'official'
  const sheet = official && summary.level === 'public'
  const style = sheet ? { ...STYLES.official, exact: SHEET.line } : STYLES[layout]
  const spacing = official
    ? { line: style.exact, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
    : { line: 360, before: 0, after: 0 }
  const paragraph = (children: TextRun[], options: IParagraphOptions = {}) =>
    new Paragraph({ spacing, children, ...options })
  const indent = { firstLine: 2 * style.letter }
  const ends = signatureIndents(summary.unit, summary.date, BESIDE_DIGITS)
  /** So many letters from the right edge. */
  const right = (letters: number) => ({
    alignment: AlignmentType.RIGHT,
    indent: { right: Math.round(letters * style.letter) },
  })
  const { body, notes, code } = partsOf(summary)
  const held = heldBlocks(body.flatMap((s) => s.doc.content.filter(isPrinted)))
  const lineOf = (line: Line) =>
    paragraph(
      piecesOf(line).map((p) => run(p.text, p.sub ? style.sub : style.body, { bold: p.bold || (p.sub && !official) })),
      { indent, keepNext: held.has(line) },
    )
  const small = { ...style.body, closer: 0, size: official ? 24 : 20 }
  const below = [...notes.map(printedText), ...(code ? [code] : [])]
  const together = stayWithTheEnd(below)
  const note = (text: string, i: number) =>
    new Paragraph({
      keepLines: together,
      keepNext: together && i < below.length - 1,
      spacing: {
        line: official ? 400 : 320,
        lineRule: LineRuleType.EXACT,
        before: i > 0 ? 0 : sheet ? SHEET.note : NOTE_GAP,
        after: 0,
      },
      indent: { firstLine: small.size * 20 },
      children: [run(text, small)],
    })
  const blank = (options: IParagraphOptions = {}) =>
    paragraph([run('', style.body)], {
      ...(sheet ? { spacing: { line: SHEET.gap, lineRule: LineRuleType.EXACT, before: 0, after: 0 } } : {}),
      ...options,
    })
  const titleSpacing = official
    ? { line: sheet ? SHEET.title : 680, lineRule: LineRuleType.EXACT, before: 0, after: 0 }
    : { line: 480, before: 0, after: 0 }
  const tableOf = (node: TableNode) => {
    const rows = cellTexts(node)
    const face = isNarrowTable(rows) ? { ...small, size: Math.min(small.size, 21) } : small
    return wordTable(rows, (text) => run(text, face), style.page)
  }
  const stamp = stampOf(summary)
  const children: (Paragraph | Table)[] = [
    // Where GB/T 9704 puts who may read it: the top left, in 黑体.
    ...(stamp ? [paragraph([run(stamp, { ...style.heading, bold: false })]), blank()] : []),
    ...titleLines(summary.title, official ? 18 : 22).map(
      (text) =>
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: titleSpacing, children: [run(text, style.title)] }),
    ),
    blank(),
    ...body.flatMap((section) => [
      ...(section.heading ? [paragraph([run(section.heading, style.heading)], { indent, keepNext: true })] : []),
      ...section.doc.content
        .filter(isPrinted)
        .map((block) => (block.type === 'table' ? tableOf(block) : lineOf(block))),
    ]),
    blank({ keepNext: true }),
    paragraph([run(summary.unit, style.body)], { ...right(ends.unit), keepNext: true }),
    paragraph([run(summary.date, style.body)], { ...right(ends.date), keepNext: together }),
    ...below.map(note),
  ]
  const document = new Document({
    title: printable(summary.title),
    creator: printable(summary.unit),
    styles: { default: { document: { run: { language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    evenAndOddHeaderAndFooters: official,
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 }, margin: { ...style.page, footer: 1400 } } },
        footers: official
          ? { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) }
          : { default: pageNumber(AlignmentType.CENTER) },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

/** — 1 —, four-point half-width digits; odd pages right, even pages left. */
const pageNumber = (alignment: (typeof AlignmentType)[keyof typeof AlignmentType]) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 320, right: 320 },
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            size: 28,
            font: { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体', cs: '宋体' },
          }),
        ],
      }),
    ],
  })
