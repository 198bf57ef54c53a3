import { inListOrder } from '../../../domain/figures/list.ts'
import type { FigureReading } from '../../../domain/figures/types.ts'
import { chartsAppendix } from '../../../domain/reports/charts/appendix.ts'
import type { SummaryCheck } from '../../../domain/reports/checks/types.ts'
import { figuresIn } from '../../../domain/reports/kit/doc.ts'
import type { SummaryFigure } from '../../../domain/reports/kit/input.ts'
import { USUAL_LEVEL } from '../../../domain/reports/level.ts'
import { figureSheet } from '../../documents/figure-sheet.ts'
import { type PrintedSummary, summaryText } from '../../documents/printed-summary.ts'
import { type Layout, summaryDocx } from '../../documents/summary-docx.ts'
import { summaryHtml } from '../../documents/summary-html.ts'
import { summaryPdf } from '../../documents/summary-pdf.ts'

export const REPORT_FORMATS = ['docx', 'pdf', 'html', 'json', 'xlsx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]
export type ReportFile = { bytes: Buffer; type: string; name: string }

/** What stands beside the page: where, when, by which numbers, and what the self-check says. */
export type PrintedMore = {
  kind: string
  place: string
  term: string
  cutoff: string
  state: 'draft' | 'issued'
  figures: Readonly<Record<string, SummaryFigure>>
  checks: readonly SummaryCheck[]
  later: readonly { id: string; title: string; frozen: number | null; now: number | null }[]
}

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** Prints a summary in a format. `charts`: with pictures behind the text, by this reading. `json`: each figure with its definition, and the text by section; `xlsx`: the figures as a table. */
export const printSummary = async (
  whole: PrintedSummary,
  more: PrintedMore,
  format: ReportFormat,
  layout: Layout,
  charts: FigureReading | null = null,
): Promise<ReportFile> => {
  const name = `${whole.title}.${format}`
  const told = whole.level === 'public' ? onThePage(whole, more) : more
  const page =
    charts && (format === 'docx' || format === 'pdf' || format === 'html')
      ? withCharts(whole, told.figures, charts)
      : whole
  switch (format) {
    case 'docx':
      return { bytes: await summaryDocx(page, layout), type: `${OFFICE}.wordprocessingml.document`, name }
    case 'pdf':
      return { bytes: await summaryPdf(page, layout), type: 'application/pdf', name }
    case 'xlsx':
      return {
        bytes: await figureSheet(page, Object.values(told.figures)),
        type: `${OFFICE}.spreadsheetml.sheet`,
        name,
      }
    case 'html':
      return { bytes: Buffer.from(summaryHtml(page)), type: 'text/html; charset=utf-8', name }
    case 'json':
      return {
        bytes: Buffer.from(JSON.stringify(asData(page, told), null, 2)),
        type: 'application/json; charset=utf-8',
        name,
      }
  }
}

/** The page with pictures of its numbers behind it; as it is where there is nothing to draw. */
const withCharts = (page: PrintedSummary, figures: PrintedMore['figures'], reading: FigureReading): PrintedSummary => {
  const doc = chartsAppendix(new Map(Object.entries(figures)), { level: page.level ?? USUAL_LEVEL, reading })
  return doc.content.length === 0
    ? page
    : { ...page, sections: [...page.sections, { key: 'charts', heading: '附：图', doc }] }
}

/** What goes with a page for the public is no more than stands on it: not the other figures, nor what was found to be missing. */
const onThePage = (page: PrintedSummary, more: PrintedMore): PrintedMore => {
  const refs = new Set(page.sections.flatMap((s) => figuresIn(s.doc).map(({ ref }) => ref)))
  return {
    ...more,
    figures: Object.fromEntries(
      Object.entries(more.figures)
        .filter(([ref]) => refs.has(ref))
        .map(([ref, figure]) => [ref, { ...figure, previous: null, change: null, unknown: 0 }]),
    ),
    checks: [],
    later: [],
  }
}

const asData = (page: PrintedSummary, more: PrintedMore) => {
  const sections = summaryText(page)
  return {
    kind: more.kind,
    place: more.place,
    term: more.term,
    title: page.title,
    level: page.level ?? null,
    cutoff: more.cutoff,
    state: more.state,
    checkCode: page.checkCode,
    figures: inListOrder(Object.values(more.figures)),
    sections,
    text: sections.map((s) => [s.heading, s.text].filter(Boolean).join('\n')).join('\n'),
    checks: more.checks,
    later: more.later,
  }
}
