import { AlignmentType, LineRuleType, Paragraph, Table, TableCell, TableRow, type TextRun, WidthType } from 'docx'
import { isBar } from '../../domain/reports/charts/chart.ts'

/** A4 across, twentieths of a point. */
const PAGE_WIDTH = 11906
/** The first column holds names and is so many times as wide as one of numbers. */
const NAME_COLUMNS = 2
/** One of bars (domain/reports/charts) is wide enough for the longest. */
const BAR_COLUMNS = 3

/**
 * A table over the width of the text: head repeated on each page, names to the left, numbers in the middle, no row torn in two.
 * Widths are given for grid and cells both: LibreOffice goes by the grid, Word and WPS by the cells.
 */
export const wordTable = (
  rows: readonly (readonly string[])[],
  run: (text: string) => TextRun,
  margin: { left: number; right: number },
): Table => {
  const columns = rows[0]?.length ?? 1
  const bars = Array.from({ length: columns }, (_, i) => rows.some((row) => isBar(row[i] ?? '')))
  const shares = bars.map((bar, i) => (i === 0 ? NAME_COLUMNS : bar ? BAR_COLUMNS : 1))
  const one = Math.floor((PAGE_WIDTH - margin.left - margin.right) / shares.reduce((a, b) => a + b, 0))
  const widths = shares.map((share) => one * share)
  const cell = (text: string, i: number) =>
    new TableCell({
      width: { size: widths[i] ?? one, type: WidthType.DXA },
      margins: { left: i === 0 ? 60 : 0, right: 0, top: 40, bottom: 40 },
      children: [
        new Paragraph({
          alignment: i === 0 || isBar(text) ? AlignmentType.LEFT : AlignmentType.CENTER,
          spacing: { line: 340, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
          children: [run(text)],
        }),
      ],
    })
  return new Table({
    width: { size: widths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((row, at) => new TableRow({ tableHeader: at === 0, cantSplit: true, children: row.map(cell) })),
  })
}
