import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, type TextRun, WidthType } from 'docx'
import { isBar } from '../../domain/reports/charts/chart.ts'

/** A4 across, twentieths of a point. */
const PAGE_WIDTH = 11906
/** The first column holds names and is so many times as wide as one of numbers. */
const NAME_COLUMNS = 2
/** One of bars (domain/reports/charts) is wide enough for the longest. */
const BAR_COLUMNS = 3
/** From so many letters in a cell on a column holds words and is twice, three times as wide. */
const WORDS = 7
const MANY_WORDS = 13
/** Sentences, beside a short name. */
export const SENTENCES = 40
export const SENTENCE_COLUMNS = 7
/** A table of so many rows stands on one page. */
export const KEPT_ROWS = 9

/** Where columns stand for so many of one, one alone holds less than a head of four letters (责任岗位), which would break. */
const CROWDED = 10
const HEAD_LETTERS = 4

/** A table of so many columns is set in smaller type: heads of four letters would touch the lines beside them. */
export const isNarrowTable = (rows: readonly (readonly string[])[]): boolean => (rows[0]?.length ?? 0) >= 8

/** How wide the columns stand to each other. */
export const sharesOf = (rows: readonly (readonly string[])[]): number[] => {
  const longest = (rows[0] ?? ['']).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? '')].length)))
  const shares = longest.map((letters, i) => {
    if (rows.some((row) => isBar(row[i] ?? ''))) return BAR_COLUMNS
    const words = letters >= SENTENCES ? SENTENCE_COLUMNS : letters >= MANY_WORDS ? 3 : letters >= WORDS ? 2 : 1
    return i === 0 ? NAME_COLUMNS : words
  })
  const crowded = shares.some((share) => share >= 3) && shares.reduce((a, b) => a + b, 0) >= CROWDED
  return shares.map((share, i) => (crowded && share === 1 && (longest[i] ?? 0) >= HEAD_LETTERS ? 2 : share))
}

/**
 * A table over the width of the text: head repeated on each page, names to the left, numbers in the middle, no row torn in two.
 * Widths are given for grid and cells both: LibreOffice goes by the grid, Word and WPS by the cells.
 */
export const wordTable = (
  rows: readonly (readonly string[])[],
  run: (text: string) => TextRun,
  margin: { left: number; right: number },
): Table => {
  const shares = sharesOf(rows)
  const words = (i: number) => i === 0 || (shares[i] ?? 1) > 1
  const one = Math.floor((PAGE_WIDTH - margin.left - margin.right) / shares.reduce((a, b) => a + b, 0))
  const widths = shares.map((share) => one * share)
  const whole = rows.length <= KEPT_ROWS
  const cell = (text: string, i: number, kept: boolean) =>
    new TableCell({
      width: { size: widths[i] ?? one, type: WidthType.DXA },
      margins: { left: words(i) ? 60 : 0, right: words(i) && i > 0 ? 60 : 0, top: 40, bottom: 40 },
      children: [
        new Paragraph({
          // The head never stands without a row, nor a small table on two pages.
          keepNext: kept,
          alignment:
            i === 0 || isBar(text) || shares[i] === SENTENCE_COLUMNS ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { line: 340, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
          children: [run(text)],
        }),
      ],
    })
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((row, at) => {
      const kept = at === 0 || (whole && at < rows.length - 1)
      return new TableRow({
        tableHeader: at === 0,
        cantSplit: true,
        children: row.map((text, i) => cell(text, i, kept)),
      })
    }),
  })
}
