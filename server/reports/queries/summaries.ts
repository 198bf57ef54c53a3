import { faceOf, readingOfPaper } from '../../../domain/reports/kinds.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { hantPage, pageWords } from '../../documents/hant-page.ts'
import { printedSummary } from '../../documents/printed-summary.ts'
import type { Layout } from '../../documents/summary-docx.ts'
import { peopleIn, reportsOf, type StoredSection } from '../db/report.ts'
import { printSummary, type ReportFile, type ReportFormat } from './print-summary.ts'
import {
  baseOf,
  mustFind,
  type SummaryBase,
  type SummaryOut,
  signatureOf,
  summaryPage,
  summaryView,
} from './summary-view.ts'

export const listSummaries = async (ctx: Ctx, actor: Actor): Promise<{ items: SummaryBase[] }> => {
  can(actor, 'report.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => ({ items: await Promise.all((await reportsOf(tx)).map((r) => baseOf(tx, r))) }),
    { readOnly: true },
  )
}

export const getSummary = async (ctx: Ctx, actor: Actor, id: string): Promise<SummaryOut> => {
  can(actor, 'report.read')
  return inActorTx(ctx.db, actor, async (tx) => summaryPage(tx, await mustFind(tx, id, 'report.read')), {
    now: ctx.now(),
    underHorizon: 'now',
  })
}

/** The summary as a file; the draft with the numbers of now, the issued as frozen. */
export const downloadSummary = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { format: ReportFormat; layout: Layout; script?: 'hans' | 'hant'; charts?: 'yes' | undefined },
): Promise<ReportFile> => {
  can(actor, 'report.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, 'report.read')
      const shown = await summaryView(tx, row)
      const place = (await tx.tree()).get(row.place_id)
      const hans = printedSummary({
        // Whoever holds the paper knows that it was taken back.
        title: row.signed?.withdrawn ? `${row.title}（已撤回）` : row.title,
        level: row.level,
        ...(await signatureOf(tx, row)),
        cutoff: row.cutoff,
        checkCode: row.check_code,
        sections: shown.sections.map((s) => ({ key: s.key, heading: s.heading, doc: s.doc as StoredSection['doc'] })),
      })
      const page = input.script === 'hant' ? hantPage(hans, await peopleIn(tx, place, pageWords(hans))) : hans
      tx.note({
        action: 'report.download',
        subject: 'report',
        subjectId: id,
        placeId: row.place_id,
        detail: { format: input.format, ...(input.script === 'hant' ? { script: 'hant' } : {}) },
      })
      return printSummary(
        page,
        {
          kind: row.kind,
          place: place?.code ?? '',
          term: row.term,
          cutoff: row.cutoff,
          state: row.state,
          figures: shown.figures,
          checks: shown.checks,
          later: shown.later,
        },
        input.format,
        input.layout,
        input.charts === 'yes' && place ? readingOfPaper(faceOf(row.kind) ?? {}, place.kind) : null,
      )
    },
    { now: ctx.now(), underHorizon: 'now' },
  )
}
