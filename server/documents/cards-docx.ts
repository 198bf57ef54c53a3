import type { ContactCard } from '../../domain/reports/papers/card.ts'
import { wordFile } from './word-file.ts'
import { type Cell, paragraph, ruledTo, run, table } from './word-xml.ts'

/** A4, twentieths of a point; two cards beside each other, four below: eight to a page, cut along the dashes. */
const PAGE = { width: 11906, height: 16838, margin: { top: 500, bottom: 620, left: 567, right: 567, footer: 280 } }
const COLUMNS = 2
const CARD = { width: Math.floor((PAGE.width - PAGE.margin.left - PAGE.margin.right) / COLUMNS), height: 3880 }

const line = (runs: readonly string[], before = 0) => paragraph(runs, { line: 280, before, tab: CARD.width - 500 })

/** In type that old eyes read. */
const drawn = (card: ContactCard): string[] => [
  line([run(card.name, { size: 40, bold: true }), run(`　${card.className}`, { size: 26 })]),
  line([run(card.schoolName, { size: 26 })]),
  ...card.lines.map(({ label, name, phone }, i) =>
    line(
      [
        run(`${label}　`, { size: 28 }),
        ...(name ? [run(`${name} `, { size: 28 })] : []),
        phone === null ? ruledTo({ size: 28 }) : run(phone, { size: 34, bold: true }),
      ],
      i === 0 ? 80 : 0,
    ),
  ),
  ...card.help.map((text, i) => line([run(text, { size: 24 })], i === 0 ? 80 : 0)),
]

/** Liaison cards as one document (S3.17). */
export const cardsDocx = (title: string, cards: readonly ContactCard[], foot: string | null): Promise<Buffer> => {
  const cell = (card: ContactCard | undefined): Cell => ({
    width: CARD.width,
    room: { left: 200, right: 120 },
    centred: true,
    content: card ? drawn(card) : [paragraph([])],
  })
  const rows = Array.from({ length: Math.ceil(cards.length / COLUMNS) }, (_, r) => ({
    height: CARD.height,
    exact: true,
    cells: Array.from({ length: COLUMNS }, (_, c) => cell(cards[r * COLUMNS + c])),
  }))
  return wordFile({
    title,
    page: PAGE,
    foot,
    body: [
      table(
        Array.from({ length: COLUMNS }, () => CARD.width),
        rows,
        { style: 'dashed', size: 6, color: '888888' },
      ),
      // A table wants a paragraph after it: one that takes no room, else it would begin a page.
      paragraph([], { line: 20, exact: true }),
    ],
  })
}
