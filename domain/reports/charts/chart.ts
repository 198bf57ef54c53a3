/** What pictures there are of a place's numbers, in this order (summaries §8). None sets place against place by size. */
export const CHARTS = ['talks', 'visits', 'townships', 'villages', 'carers', 'readings', 'terms'] as const
export type ChartKey = (typeof CHARTS)[number]

/** By which column the rows behind a number are parted, where it is a part of its figure. */
export const PART_COLUMNS = ['period', 'villageId'] as const
export type ChartPart = { by: (typeof PART_COLUMNS)[number]; key: string }

/** One number, and what it opens to; null: it could not be counted. `place`: the code of the place below whose number it is. */
export type ChartCell = {
  value: number | null
  figure: string
  term: string
  at: string
  part: ChartPart | null
  place?: string | undefined
}
export type ChartRow = {
  label: string
  cells: readonly ChartCell[]
  /** What stands behind the numbers: 92.1%. */
  note: string | null
  /** The place below whose own pictures stand behind the row. */
  enter?: string | undefined
}
export type Chart = {
  key: ChartKey
  title: string
  about: string
  unit: string
  /** What each cell of a row is; one of them needs no legend. */
  series: readonly string[]
  /** In the order of time, or as the register has them; never by size (dossier §7). */
  rows: readonly ChartRow[]
}

/** Bars differ by their pattern, so that a grey print tells them apart. */
export const PATTERNS = ['solid', 'striped', 'empty'] as const
export type Pattern = (typeof PATTERNS)[number]

export type Bar = { share: number; pattern: Pattern; cell: ChartCell }

/** How long each bar is, as a share of the longest, from 0 to 1; a number that is not known has none. */
export const barsOf = (chart: Chart): { row: ChartRow; bars: readonly Bar[] }[] => {
  const most = Math.max(1, ...chart.rows.flatMap((row) => row.cells.map((cell) => cell.value ?? 0)))
  return chart.rows.map((row) => ({
    row,
    bars: row.cells.map((cell, i) => ({
      share: (cell.value ?? 0) / most,
      pattern: PATTERNS[i % PATTERNS.length] ?? 'solid',
      cell,
    })),
  }))
}

const LETTERS: Record<Pattern, string> = { solid: '█', striped: '▒', empty: '□' }
/** Letters of the longest bar in a document. */
const WIDEST = 16

/** A bar as letters: every office program prints it, in grey as on a screen. A number above nought has at least one. */
export const barText = ({ share, pattern }: Pick<Bar, 'share' | 'pattern'>): string =>
  LETTERS[pattern].repeat(share > 0 ? Math.max(1, Math.round(share * WIDEST)) : 0)

export const isBar = (text: string): boolean => /^[█▒□]+$/.test(text)

/** The picture in one sentence, for whoever does not see it. */
export const chartSentence = (chart: Chart): string =>
  `${chart.title}：${chart.rows
    .map(
      ({ label, cells }) =>
        `${label}${cells.map(({ value }, i) => `${chart.series.length > 1 ? chart.series[i] : ''}${value === null ? '数不出来' : `${value}${chart.unit}`}`).join('、')}`,
    )
    .join('；')}。`
