import type { FigureReading } from '../../figures/types.ts'
import { type Doc, doc, line, tableNode, textNode } from '../kit/doc.ts'
import type { SummaryFigure } from '../kit/input.ts'
import { LEAST_PARTED, LEAST_TOLD, type Level } from '../level.ts'
import { safeGroups } from '../sections/small-groups.ts'
import { barText, PATTERNS } from './chart.ts'
import { baseDrawn, COVERAGE_CHARTS, careDrawn, READINGS_DRAWN, readingLabel } from './drawn-from.ts'

type Figures = ReadonlyMap<string, Pick<SummaryFigure, 'title' | 'value' | 'unit' | 'previous'>>
type Line = { label: string; n: number; series?: number }

type Picture = { title: string; unit: string; lines: readonly Line[] }

/** A picture as a table: what it is, a bar of letters as long as the number says, the number. */
const drawn = ({ unit, lines }: Picture) => {
  const most = Math.max(1, ...lines.map((one) => one.n))
  const row = (...cells: string[]) => cells.map((text) => (text === '' ? [] : [textNode(text)]))
  return tableNode([
    row('哪一项', '图', unit),
    ...lines.map(({ label, n, series = 0 }) =>
      row(label, barText({ share: n / most, pattern: PATTERNS[series] ?? 'solid' }), String(n)),
    ),
  ])
}

/**
 * Pictures to go behind a summary, of the numbers that the page itself has (frozen, once it is issued), by its own reading. Who looks after the
 * children is parted as the text parts them: what is too small for the level stands together, or is not parted at all (summaries §3.4). Nothing
 * where there is nothing to draw.
 */
export const chartsAppendix = (figures: Figures, { level, reading }: { level: Level; reading: FigureReading }): Doc => {
  const all = figures.get(baseDrawn(reading))
  // A small place tells the public only how many there are.
  if (level === 'public' && (all?.value ?? 0) < LEAST_PARTED) return doc()
  const care = careDrawn(reading).flatMap((id) => {
    const figure = figures.get(id)
    return figure?.value ? [{ label: figure.title, n: figure.value }] : []
  })
  const groups = safeGroups(care, LEAST_TOLD[level]) ?? []
  const owed = COVERAGE_CHARTS.flatMap(({ due, met }) =>
    [due, met].flatMap((id, series) => {
      const figure = figures.get(id)
      return figure?.value === null || figure === undefined ? [] : [{ label: figure.title, n: figure.value, series }]
    }),
  )
  const readings = READINGS_DRAWN.flatMap((id) => {
    const figure = figures.get(id)
    return figure?.value ? [{ label: readingLabel(figure.title), n: figure.value }] : []
  })
  const before =
    all?.value && all.previous !== null && level !== 'public'
      ? [
          { label: '上期末', n: all.previous },
          { label: '本期截止日', n: all.value },
        ]
      : []
  const pictures: Picture[] = [
    {
      title: '谁在照看',
      unit: '名',
      lines: groups.map(({ parts, n }) => ({ label: parts.map((part) => part.label).join('、'), n })),
    },
    { title: '应做的和做到的', unit: '人次', lines: owed.some((one) => one.n > 0) ? owed : [] },
    { title: '几种口径各是多少', unit: '名', lines: readings },
    { title: '和上期末比', unit: '名', lines: before },
  ]
  return doc(
    ...pictures
      .filter(({ lines }) => lines.length > 1)
      .flatMap((picture, i) => [line`图${i + 1}　${picture.title}`, drawn(picture)]),
  )
}
