import { isLarge, type Piece, type Sheet } from '../../domain/reports/papers/sheet.ts'
import { boxLines } from './box-lines.ts'
import { wordFile } from './word-file.ts'
import { type Border, type Look, paragraph, type Row, ruledTo, run, type Setting, table } from './word-xml.ts'

/** A4, twentieths of a point; what lies between the margins. */
const PAGE = { width: 11906, height: 16838, margin: { top: 1134, bottom: 1134, left: 1247, right: 1247, footer: 560 } }
const WIDTH = PAGE.width - PAGE.margin.left - PAGE.margin.right
/** A line of a letter, read by old eyes: 14 pt, a line and a half; `ruled`: between two lines to write on. */
const OPEN = { size: 28, line: 440, ruled: 520 }
/** The same where few words stand on a page: 16 pt. */
const LARGE = { size: 32, line: 500, ruled: 560 }
/** Slips of which several stand on a page: as large, and closer, so that two invitations share a sheet. */
const SLIP = { size: 28, line: 280, ruled: 420 }
/** What is signed or filled in as one page: a letter's line would carry the signatures over to a second one. */
const CLOSE = { size: 26, line: 340, ruled: 420 }
/** A row to sign in is as high as a thumb: a centimetre and a quarter. */
const THUMB = 710
const RULE: Border = { style: 'single', size: 4, color: '666666', space: 1 }
const LINES: Border = { style: 'single', size: 4 }

/**
 * How one paper is kept together: `fresh` begins a page; `whole` is not torn over two, and set as a slip; `body` is how its lines are set; `slip`: what is
 * cut off and sent back stays together below the cut; `last`: nothing of it comes after.
 */
type Hold = { fresh: boolean; whole: boolean; body: typeof OPEN; slip?: boolean; last?: boolean }

const said = (text: string, { body }: Hold, look: Partial<Look> = {}) => run(text, { size: body.size, ...look })

/**
 * Papers for families as one document: a page each, or as many slips as there is room for. `foot`: who printed it, at the foot of each page; null:
 * nothing stands there.
 */
export const paperDocx = (title: string, sheets: readonly Sheet[], foot: string | null = null): Promise<Buffer> =>
  wordFile({
    title,
    page: PAGE,
    foot,
    body: sheets.flatMap((sheet, i) => {
      const pieces = sheet.pieces.flatMap((piece, k) => [
        ...(isTable(piece) && isTable(sheet.pieces[k - 1]) ? [APART] : []),
        ...drawn(piece, {
          fresh: sheet.alone && i > 0 && k === 0,
          whole: !sheet.alone,
          body: bodyOf(sheet),
          slip: k >= cutOf(sheet),
          last: k === sheet.pieces.length - 1,
        }),
      ])
      return sheet.alone ? pieces : [together(pieces), NEXT_SLIP]
    }),
  })

/**
 * A slip in one cell that does not break over two pages: lines that only stay with the next are torn by some word processors where a table stands
 * among them. A cell ends with a paragraph.
 */
const together = (pieces: readonly string[]): string =>
  table([WIDTH], [{ cells: [{ width: WIDTH, room: { left: 0, right: 0 }, content: [...pieces, BETWEEN] }] }], {
    style: 'nil',
  })

/** From which piece on a paper is cut off and sent back. */
const cutOf = ({ pieces }: Sheet): number => {
  const at = pieces.findIndex((piece) => piece.piece === 'cut')
  return at < 0 ? pieces.length : at
}

/** Two tables without a paragraph between them are one to a word processor, which then has the borders of either. */
const APART = paragraph([], { line: 60, exact: true, after: 0, keepNext: true })
const isTable = (piece: Piece | undefined): boolean =>
  piece?.piece === 'fill' || piece?.piece === 'table' || piece?.piece === 'rows'

const bodyOf = (sheet: Sheet): typeof OPEN => {
  if (sheet.close) return CLOSE
  if (!sheet.alone) return SLIP
  return isLarge(sheet) ? LARGE : OPEN
}

const set = (runs: readonly string[], hold: Hold, more: Setting = {}) =>
  paragraph(runs, {
    line: hold.body.line,
    after: 40,
    keepNext: hold.whole || (hold.slip === true && hold.last !== true),
    keepLines: hold.whole || hold.slip === true,
    fresh: hold.fresh,
    ...more,
  })

/** Twentieths of a point. */
const OFF_THE_RULE = 120

const drawn = (piece: Piece, hold: Hold): string[] => {
  switch (piece.piece) {
    case 'title':
      return [
        set([said(piece.text, hold, { size: 36, bold: true, font: '黑体' })], hold, {
          align: 'center',
          ...(hold.whole ? { line: 260, after: 80 } : { line: 520, after: 160 }),
        }),
      ]
    case 'heading':
      return [
        set([said(piece.text, hold, { size: 26, bold: true, font: '黑体' })], hold, {
          keepNext: true,
          line: 360,
          before: 160,
          after: 60,
        }),
      ]
    case 'text':
      return [set([said(piece.text, hold)], hold, placed(hold)[piece.at])]
    case 'fill':
      return [fills(piece.items, hold)]
    case 'boxes':
      return boxLines(piece, WIDTH / (hold.body.size * 10)).map(({ label, boxes }) =>
        set([...(label ? [said(label, hold, { bold: true })] : []), said(boxes, hold)], hold),
      )
    case 'lines':
      return [
        ...(piece.label ? [set([said(`${piece.label}：`, hold, { bold: true })], hold)] : []),
        ...Array.from({ length: piece.n }, (_, i) =>
          // What goes on below the last of them keeps off it.
          set([], hold, {
            ...{ below: RULE, between: RULE, line: hold.body.ruled, exact: true },
            after: piece.label === '' && i === piece.n - 1 ? OFF_THE_RULE : 0,
          }),
        ),
      ]
    case 'table':
      return [wide(piece, SIGNED)]
    case 'rows':
      return [wide(piece, READ)]
    case 'cut':
      return [
        set([], hold, {
          below: { style: 'dashed', size: 6, color: '666666', space: 1 },
          line: hold.whole ? 240 : 280,
          before: hold.whole ? 0 : 60,
          after: hold.whole ? 100 : 160,
        }),
      ]
    case 'note':
      return [
        set([said(piece.text, hold, { size: 21 })], { ...hold, whole: false }, { line: 320, before: 120, after: 0 }),
      ]
  }
}

const placed = ({ body }: Hold): Record<Extract<Piece, { piece: 'text' }>['at'], Setting> => ({
  edge: {},
  in: { firstLine: 2 * body.size * 10 },
  right: { align: 'right', right: 2 * body.size * 10 },
})

/** Below a slip: where it is cut from the next one. */
// Not empty: behind a table in a cell an empty one is not shown.
const BETWEEN = paragraph([run('\u00a0', { size: 4 })], {
  below: { style: 'double', size: 4, color: '999999', space: 1 },
  before: 80,
  after: 60,
})
/** Two slips are two tables. */
const NEXT_SLIP = paragraph([], { line: 60, exact: true, after: 0 })

type Items = Extract<Piece, { piece: 'fill' }>['items']

/** Words with what stands behind them, two to a line; what is not known is a line up to the edge. */
const fills = (items: Items, hold: Hold): string => {
  const rows: Items[number][][] = []
  for (const item of items) {
    const last = rows.at(-1)
    if (item.wide || !last || last.length === 2 || last[0]?.wide) rows.push([item])
    else last.push(item)
  }
  const half = Math.floor(WIDTH / 2)
  // The last line of what is cut off binds nothing that comes after it.
  const kept = (at: number) => hold.whole || (hold.slip === true && !(hold.last === true && at === rows.length - 1))
  const cell = (item: Items[number] | undefined, at: number, width: number, span = 1) => ({
    width,
    ...(span > 1 ? { span } : {}),
    room: { left: 0, right: 120 },
    content: [
      paragraph(
        item
          ? [
              said(`${item.label}：`, hold, { bold: true }),
              item.value === null ? ruledTo({ size: hold.body.size }) : said(item.value, hold),
            ]
          : [],
        { line: hold.body.line, before: 40, keepNext: kept(at), tab: width - 200 },
      ),
    ],
  })
  return table(
    [half, half],
    rows.map(([first, second], at) => ({
      cells: first?.wide ? [cell(first, at, half * 2, 2)] : [cell(first, at, half), cell(second, at, half)],
    })),
    { style: 'nil' },
  )
}

/** How the rows of a table are set: to sign in, as high as a thumb; or to read. */
type Rows = { head: { size: number; height: number }; row: { size: number; height: number }; centred: boolean }
const SIGNED: Rows = { head: { size: 24, height: 480 }, row: { size: 28, height: THUMB }, centred: true }
const READ: Rows = { head: { size: 20, height: 300 }, row: { size: 20, height: 300 }, centred: false }

/** A table over the width of the text, its head on each page. */
const wide = (
  { head, rows, widths }: Pick<Extract<Piece, { piece: 'table' }>, 'head' | 'rows' | 'widths'>,
  how: Rows,
): string => {
  const whole = widths.reduce((a, b) => a + b, 0)
  const sizes = widths.map((w) => Math.floor((WIDTH * w) / whole))
  const row = (cells: readonly string[], at: number): Row => {
    const { size, height } = at === 0 ? how.head : how.row
    return {
      head: at === 0,
      height,
      cells: cells.map((text, i) => ({
        width: sizes[i] ?? 1000,
        room: { left: 60, right: 60 },
        centred: true,
        content: [
          paragraph([run(text, { size, bold: at === 0 })], { align: at === 0 || how.centred ? 'center' : 'left' }),
        ],
      })),
    }
  }
  return table(sizes, [head, ...rows].map(row), LINES)
}
