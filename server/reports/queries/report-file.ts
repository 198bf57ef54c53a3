import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { checkPage } from '../../../domain/reports/checks/check-page.ts'
import { REPORT_KINDS } from '../../../domain/reports/kinds.ts'
import type { Report } from '../../../domain/reports/kit/define-report.ts'
import { gapsOf } from '../../../domain/reports/kit/doc.ts'
import { type Level, USUAL_LEVEL } from '../../../domain/reports/level.ts'
import { findReportKind } from '../../../domain/reports/list.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { printedSummary } from '../../documents/printed-summary.ts'
import type { Layout } from '../../documents/summary-docx.ts'
import { lackingLetters } from '../../documents/summary-pdf.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { answersOf, findDraft, findIssued, type ReportAsked, type StoredSection } from '../db/report.ts'
import { askedAt, mustBeWritten, type PageAsked, sourceOf } from './asked-at.ts'
import { bulletinDraft } from './bulletin-draft.ts'
import { type PrintedMore, printSummary, type ReportFile, type ReportFormat } from './print-summary.ts'
import { signatureLine } from './signer.ts'
import { draftSummary } from './summary-draft.ts'
import { signatureOf, summaryView } from './summary-view.ts'

export type ReportInput = PageAsked & { format: ReportFormat; layout: Layout }

/**
 * A report as the terminal asks for it. Issued, and no other date asked for: the frozen page with its check code; else written
 * straight from the tables, with what the author of the term's draft has answered. `lacking`: letters that its .pdf cannot show. Errors: invalid for an unknown kind.
 */
export const reportFile = async (
  ctx: Ctx,
  actor: Actor,
  input: ReportInput,
): Promise<ReportFile & { gaps: string[]; lacking: string[]; state: 'draft' | 'issued' }> => {
  can(actor, 'report.read')
  const genre = findReportKind(input.kind)
  if (!genre)
    throw new AppError('invalid', undefined, `没有“${input.kind}”这种报告，可用：${REPORT_KINDS.join('、')}。`)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const level = input.level ?? USUAL_LEVEL
      const source = sourceOf(input)
      const at = await askedAt(tx, input, 'report.read')
      mustBeWritten(genre, at, level)
      const of = { kind: genre.face.kind, placeId: at.place.id, term: at.term.id, level, source }
      const term = at.term.id
      const page = (await issuedPage(tx, of, input.at)) ?? (await freshPage(tx, at, genre, of))
      tx.note({
        action: 'report.print',
        subject: 'report',
        placeId: at.place.id,
        detail: { kind: input.kind, term, level, format: input.format },
      })
      const printed = printedSummary({
        title: page.title,
        level: page.level,
        ...page.signature,
        cutoff: page.cutoff,
        checkCode: page.checkCode,
        sections: page.sections,
      })
      const more = { ...page, kind: input.kind, place: input.place, term }
      return {
        ...(await printSummary(printed, more, input.format, input.layout)),
        gaps: page.sections.flatMap((s) => gapsOf(s.doc).map((g) => g.attrs.hint)),
        lacking: input.format === 'pdf' ? lackingLetters(printed) : [],
        state: page.state,
      }
    },
    { now: ctx.now(), underHorizon: 'now' },
  )
}

type ReportPage = Omit<PrintedMore, 'kind' | 'place' | 'term'> & {
  title: string
  level: Level | null
  signature: { unit: string; date: string }
  checkCode: string | null
  sections: StoredSection[]
}

type Of = ReportAsked & { level: Level; source: string | null }

const issuedPage = async (tx: Tx, of: Of, asked: string | undefined): Promise<ReportPage | null> => {
  const row = await findIssued(tx, of)
  if (!row || (asked !== undefined && asked !== row.cutoff)) return null
  const { later, figures } = await summaryView(tx, row)
  const { title, cutoff, check_code: checkCode, sections } = row
  return {
    title,
    level: row.level,
    signature: await signatureOf(tx, row),
    cutoff,
    checkCode,
    sections,
    figures,
    later,
    checks: [],
    state: 'issued',
  }
}

const freshPage = async (tx: Tx, at: PlaceTerm, genre: Report, of: Of): Promise<ReportPage> => {
  const { level, source } = of
  const draft = await findDraft(tx, of)
  const cutoff = at.range.cutoff
  const data =
    source === null
      ? await draftSummary(tx, at, genre, { answers: answersOf(draft), confirmed: draft?.confirmed ?? [], level })
      : await bulletinDraft(tx, { place_id: at.place.id, cutoff, level, source, confirmed: [] }, false)
  const sections = data.draft.sections.map((s) => ({ ...s, own: false }))
  return {
    title: data.draft.title,
    level,
    signature: {
      unit: await signatureLine(tx, { kind: genre.face.kind, placeId: at.place.id, on: shanghaiDate(tx.now) }),
      date: cutoff,
    },
    cutoff,
    checkCode: null,
    sections,
    figures: data.figures,
    later: [],
    checks: checkPage({
      page: sections,
      summary: data.input,
      report: genre,
      figures: data.figures,
      childNames: [],
      elsewhere: [],
      noProblem: data.draft.problems === 0,
    }),
    state: 'draft',
  }
}
