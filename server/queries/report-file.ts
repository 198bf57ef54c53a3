import { AppError } from '../../domain/errors.ts'
import { gapsOf } from '../../domain/reports/doc.ts'
import type { SummaryFigure } from '../../domain/reports/school-summary.ts'
import type { Actor } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { type PrintedSummary, printedSummary, summaryText } from '../documents/printed-summary.ts'
import { type Layout, summaryDocx } from '../documents/summary-docx.ts'
import { summaryHtml } from '../documents/summary-html.ts'
import { draftSummary } from './summary-draft.ts'
import { placeTerm } from './term-of-place.ts'

export type ReportFormat = 'docx' | 'html' | 'json'
export type ReportFile = { bytes: Buffer; type: string; name: string }

/** Prints a summary (its page and figures) in a format. `json`: each figure with its definition, and the text by section. */
export const printSummary = async (
  page: PrintedSummary,
  more: { kind: string; place: string; term: string; cutoff: string; figures: Record<string, SummaryFigure> },
  format: ReportFormat,
  layout: Layout,
): Promise<ReportFile> => {
  const name = `${page.title}.${format}`
  if (format === 'docx')
    return {
      bytes: await summaryDocx(page, layout),
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      name,
    }
  if (format === 'html') return { bytes: Buffer.from(summaryHtml(page)), type: 'text/html; charset=utf-8', name }
  const sections = summaryText(page)
  const body = {
    kind: more.kind,
    place: more.place,
    term: more.term,
    title: page.title,
    cutoff: more.cutoff,
    checkCode: page.checkCode,
    figures: Object.values(more.figures),
    sections,
    text: sections.map((s) => [s.heading, s.text].filter(Boolean).join('\n')).join('\n'),
  }
  return { bytes: Buffer.from(JSON.stringify(body, null, 2)), type: 'application/json; charset=utf-8', name }
}

/** A report straight from the tables, as the terminal asks for it (nothing is stored). Errors: invalid for an unknown kind. */
export const reportFile = async (
  ctx: Ctx,
  actor: Actor,
  input: { kind: string; place: string; term: string; at?: string | undefined; format: ReportFormat; layout: Layout },
): Promise<ReportFile & { gaps: string[] }> => {
  can(actor, 'report.read')
  if (input.kind !== 'school-summary')
    throw new AppError('invalid', undefined, `没有“${input.kind}”这种报告，可用：school-summary。`)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await placeTerm(tx, input, 'report.read')
      if (at.place.kind !== 'school') throw new AppError('invalid', undefined, '学校工作总结要用学校的代码。')
      const { draft, figures } = await draftSummary(tx, at, at.place.id)
      const page = printedSummary({
        title: draft.title,
        unit: at.place.name,
        date: at.range.cutoff,
        cutoff: at.range.cutoff,
        checkCode: null,
        sections: draft.sections,
      })
      tx.note({
        action: 'report.print',
        subject: 'report',
        placeId: at.place.id,
        detail: { kind: input.kind, term: input.term, format: input.format },
      })
      return {
        ...(await printSummary(
          page,
          { kind: input.kind, place: input.place, term: input.term, cutoff: at.range.cutoff, figures },
          input.format,
          input.layout,
        )),
        gaps: draft.sections.flatMap((s) => gapsOf(s.doc).map((g) => g.attrs.hint)),
      }
    },
    { now: ctx.now() },
  )
}
