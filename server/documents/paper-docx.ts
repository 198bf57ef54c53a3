import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  type IParagraphOptions,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { printable } from '../../domain/kit/text.ts'
import type { Piece, Sheet } from '../../domain/reports/papers/sheet.ts'

/** A4, twentieths of a point; what lies between the margins. */
const PAGE = { width: 11906, height: 16838, margin: { top: 1134, bottom: 1134, left: 1247, right: 1247 } }
const WIDTH = PAGE.width - PAGE.margin.left - PAGE.margin.right
/** A line of a letter, read by old eyes: 14 pt, a line and a half. */
const BODY = { size: 28, line: 440 }
/** A row to sign in is as high as a thumb: a centimetre and a quarter. */
const THUMB = 710
const RULE = { style: BorderStyle.SINGLE, size: 4, color: '666666', space: 1 }
const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BORDERLESS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
}

type Look = { size?: number; bold?: boolean; font?: string; underline?: boolean }
const run = (text: string, { size = BODY.size, bold = false, font = '宋体', underline = false }: Look = {}) =>
  new TextRun({
    text: printable(text),
    size,
    bold,
    ...(underline ? { underline: {} } : {}),
    font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: font, cs: 'Times New Roman' },
  })

/** How one paper is kept together: `fresh` begins a page; `whole` is not torn over two. */
type Hold = { fresh: boolean; whole: boolean }

/** Papers for families as one document that Word, WPS and LibreOffice open alike: a page each, or as many slips as there is room for. */
export const paperDocx = async (title: string, sheets: readonly Sheet[]): Promise<Buffer> => {
  const children = sheets.flatMap((sheet, i) => [
    ...sheet.pieces.flatMap((piece, k) =>
      drawn(piece, { fresh: sheet.alone && i > 0 && k === 0, whole: !sheet.alone }),
    ),
    ...(sheet.alone ? [] : [between()]),
  ])
  const document = new Document({
    title: printable(title),
    creator: '暖阳',
    styles: { default: { document: { run: { language: { value: 'en-US', eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: { width: PAGE.width, height: PAGE.height }, margin: PAGE.margin } },
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}

const paragraph = (children: TextRun[], hold: Hold, options: IParagraphOptions = {}) =>
  new Paragraph({
    spacing: { line: BODY.line, before: 0, after: 40 },
    ...(hold.whole ? { keepNext: true, keepLines: true } : {}),
    ...(hold.fresh ? { pageBreakBefore: true } : {}),
    ...options,
    children,
  })

const drawn = (piece: Piece, hold: Hold): (Paragraph | Table)[] => {
  switch (piece.piece) {
    case 'title':
      return [
        paragraph([run(piece.text, { size: 36, bold: true, font: '黑体' })], hold, {
          alignment: AlignmentType.CENTER,
          spacing: { line: 520, before: 0, after: 160 },
        }),
      ]
    case 'text':
      return [
        paragraph(
          [run(piece.text)],
          hold,
          piece.at === 'right'
            ? { alignment: AlignmentType.RIGHT, indent: { right: 2 * BODY.size * 10 } }
            : piece.at === 'in'
              ? { indent: { firstLine: 2 * BODY.size * 10 } }
              : {},
        ),
      ]
    case 'fill':
      return fills(piece.items, hold)
    case 'boxes':
      return [
        paragraph(
          [run(`${piece.label}：`, { bold: true }), run(piece.options.map((o) => `□\u00a0${o}`).join('　'))],
          hold,
        ),
      ]
    case 'lines':
      return [
        paragraph([run(`${piece.label}：`, { bold: true })], hold),
        ...Array.from({ length: piece.n }, () => line(hold)),
      ]
    case 'table':
      return [signTable(piece)]
    case 'cut':
      return [
        paragraph([], hold, {
          border: { bottom: { style: BorderStyle.DASHED, size: 6, color: '666666', space: 1 } },
          spacing: { line: 280, before: 60, after: 160 },
        }),
      ]
    case 'note':
      return [
        paragraph(
          [run(piece.text, { size: 21 })],
          { ...hold, whole: false },
          { spacing: { line: 320, before: 120, after: 0 } },
        ),
      ]
  }
}

/** A line over the whole width to write on. */
const line = (hold: Hold) =>
  paragraph([], hold, {
    // Paragraphs of the same borders are drawn as one box: what stands between them is said too.
    border: { bottom: RULE, between: RULE },
    spacing: { line: 460, before: 0, after: 0 },
  })

/** Between two slips: where they are cut apart. The next one may stand on another page. */
const between = () =>
  new Paragraph({
    border: { bottom: { style: BorderStyle.DOUBLE, size: 4, color: '999999', space: 1 } },
    spacing: { line: 240, before: 120, after: 240 },
    children: [],
  })

type Items = Extract<Piece, { piece: 'fill' }>['items']

/** Words with what stands behind them, two to a line; what is not known is a line up to the edge. */
const fills = (items: Items, hold: Hold): (Paragraph | Table)[] => {
  const rows: Items[number][][] = []
  for (const item of items) {
    const last = rows.at(-1)
    if (item.wide || !last || last.length === 2 || last[0]?.wide) rows.push([item])
    else last.push(item)
  }
  const half = Math.floor(WIDTH / 2)
  const cell = (item: Items[number] | undefined, width: number, span: number) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      columnSpan: span,
      borders: { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
      margins: { left: 0, right: 120, top: 0, bottom: 0 },
      children: [
        new Paragraph({
          spacing: { line: BODY.line, before: 40, after: 0 },
          keepNext: hold.whole,
          tabStops: [{ type: TabStopType.LEFT, position: width - 200 }],
          children: item
            ? [
                run(`${item.label}：`, { bold: true }),
                item.value === null
                  ? new TextRun({ children: [new Tab()], underline: {}, size: BODY.size })
                  : run(item.value),
              ]
            : [],
        }),
      ],
    })
  return [
    new Table({
      width: { size: half * 2, type: WidthType.DXA },
      columnWidths: [half, half],
      borders: BORDERLESS,
      rows: rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children:
              row.length === 1 && row[0]?.wide
                ? [cell(row[0], half * 2, 2)]
                : [cell(row[0], half, 1), cell(row[1], half, 1)],
          }),
      ),
    }),
  ]
}

/** A table to sign in, its head on each page. */
const signTable = ({ head, rows, widths }: Extract<Piece, { piece: 'table' }>): Table => {
  const whole = widths.reduce((a, b) => a + b, 0)
  const sizes = widths.map((w) => Math.floor((WIDTH * w) / whole))
  const row = (cells: readonly string[], at: number) =>
    new TableRow({
      tableHeader: at === 0,
      cantSplit: true,
      height: { value: at === 0 ? 480 : THUMB, rule: HeightRule.ATLEAST },
      children: cells.map(
        (text, i) =>
          new TableCell({
            width: { size: sizes[i] ?? 1000, type: WidthType.DXA },
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: 60, right: 60, top: 0, bottom: 0 },
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [run(text, { size: at === 0 ? 24 : 28, bold: at === 0 })],
              }),
            ],
          }),
      ),
    })
  return new Table({
    width: { size: sizes.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: sizes,
    rows: [head, ...rows].map(row),
  })
}
