import { type Doc, doc, tableNode, textNode } from '../kit/doc.ts'
import type { SummaryFigure } from '../kit/input.ts'
import { LEAST_PARTED, LEAST_TOLD, type Level } from '../level.ts'
import { safeGroups } from '../sections/small-groups.ts'
import { barText, PATTERNS } from './chart.ts'

type Figures = ReadonlyMap<string, Pick<SummaryFigure, 'title' | 'value' | 'unit' | 'previous'>>
type Line = { label: string; n: number; series?: number }

const CARE = ['grandparents', 'relatives', 'teachers', 'parent', 'other', 'alone', 'unknown'] as const
const COVERAGE = [
  ['talks.due', 'talks.met'],
  ['visits.due', 'visits.met'],
] as const
const READINGS = ['left-behind.education', 'left-behind.state', 'left-behind.county'] as const

/** A picture as a table: what it is, a bar of letters as long as the number says, the number. */
const picture = (title: string, unit: string, lines: readonly Line[]) => {
  const most = Math.max(1, ...lines.map((one) => one.n))
  const row = (...cells: string[]) => cells.map((text) => (text === '' ? [] : [textNode(text)]))
  return tableNode([
    row(title, '图', unit),
    ...lines.map(({ label, n, series = 0 }) =>
      row(label, barText({ share: n / most, pattern: PATTERNS[series] ?? 'solid' }), String(n)),
    ),
  ])
}

/** 教育部门口径 of 留守学生（教育部门口径）: the heading says the rest. */
const short = (title: string): string => /（(.+)）$/.exec(title)?.[1] ?? title

/**
 * Pictures to go behind a summary, of the numbers that the page itself has (frozen, once it is issued). Who looks after the children is parted as the
 * text parts them: what is too small for the level stands together, or is not parted at all (summaries §3.4). Nothing where there is nothing
 * to draw.
 */
export const chartsAppendix = (figures: Figures, level: Level): Doc => {
  const n = (id: string): number | null => figures.get(id)?.value ?? null
  const base = figures.has('care.state.grandparents') && !figures.has('care.grandparents') ? 'state' : 'education'
  const all = figures.get(`left-behind.${base}`)
  const parted = level !== 'public' || (all?.value ?? 0) >= LEAST_PARTED
  const care = CARE.flatMap((kind) => {
    const figure = figures.get(`${base === 'state' ? 'care.state' : 'care'}.${kind}`)
    return figure?.value ? [{ label: figure.title, n: figure.value }] : []
  })
  const groups = parted ? safeGroups(care, LEAST_TOLD[level]) : null
  const owed = COVERAGE.flatMap((ids) =>
    ids.every((id) => n(id) !== null)
      ? ids.map((id, series) => ({ label: figures.get(id)?.title ?? id, n: n(id) ?? 0, series }))
      : [],
  )
  const readings = READINGS.flatMap((id) => {
    const figure = figures.get(id)
    return figure?.value ? [{ label: short(figure.title), n: figure.value }] : []
  })
  return doc(
    groups && groups.length > 1
      ? picture(
          '谁在照看',
          '名',
          groups.map(({ parts, n: sum }) => ({ label: parts.map((part) => part.label).join('、'), n: sum })),
        )
      : null,
    owed.some((one) => one.n > 0) && parted ? picture('应做的和做到的', '人次', owed) : null,
    readings.length > 1 && parted ? picture('几种口径各是多少', '名', readings) : null,
    all?.value && all.previous !== null && level !== 'public'
      ? picture('和上期末比', '名', [
          { label: '上期末', n: all.previous },
          { label: '本期截止日', n: all.value },
        ])
      : null,
  )
}
