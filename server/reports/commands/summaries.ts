import { createHash } from 'node:crypto'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { SummaryAnswers } from '../../../domain/reports/answers.ts'
import { holdingUp } from '../../../domain/reports/checks/check-page.ts'
import { mayOfKind } from '../../../domain/reports/kinds.ts'
import { docText, knownFigures } from '../../../domain/reports/kit/doc.ts'
import { parseDoc } from '../../../domain/reports/kit/parse-doc.ts'
import { isHeld, mayIssueReviewed } from '../../../domain/reports/review.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { mustBeCutoff, placeTerm } from '../../places/queries/term-of-place.ts'
import { answersOf, type ReportRow, reviewOf, type StoredSection } from '../db/report.ts'
import { lockedDraft, lockedReport } from '../locked-report.ts'
import { signatureLine, signerOf } from '../queries/signer.ts'
import type { SummaryDraftData } from '../queries/summary-draft.ts'
import { checksOf, dataOf, merged, mustFind, type SummaryOut, summaryPage } from '../queries/summary-view.ts'

export type SaveInput = {
  version: number
  title?: string | undefined
  /** Another cut-off: every number is counted anew. */
  cutoff?: string | undefined
  sections: readonly { key: string; doc: unknown }[]
  confirmed?: string[] | undefined
  answers?: { [K in keyof SummaryAnswers]?: SummaryAnswers[K] | undefined } | undefined
}

/** Saves edited sections and answers. Errors: conflict (somebody saved since), report-issued, invalid (a page that is none). */
export const saveSummary = async (ctx: Ctx, actor: Actor, id: string, input: SaveInput): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return change(ctx, actor, id, input.version, 'report.write', async (tx, row, data) => {
    const sections = merged(row.sections, data).map((section): StoredSection => {
      const edited = input.sections.find((s) => s.key === section.key)
      if (!edited) return section
      const parsed = parseDoc(edited.doc)
      if (!parsed)
        throw new AppError('invalid', undefined, '这一段里有不认识的内容，没有保存；请去掉粘贴来的表格或图片再试。')
      const doc = knownFigures(parsed, (ref) => ref in data.figures)
      return JSON.stringify(doc) === JSON.stringify(section.doc) ? section : { ...section, doc, own: true }
    })
    const written = {
      sections: JSON.stringify(sections),
      answers: JSON.stringify(answered(answersOf(row), input.answers)),
    }
    mustFit(written)
    return {
      set: {
        ...written,
        title: input.title ?? row.title,
        cutoff: input.cutoff === undefined || row.source !== null ? row.cutoff : await cutoffOf(tx, row, input.cutoff),
        confirmed: JSON.stringify(confirmedBy(tx.actor, row, input.confirmed)),
      },
      action: 'report.save',
    }
  })
}

/** Bytes of what is written in one summary, some forty thousand characters: with its figures it stays one answer of moderate size. */
const MOST_WRITTEN = 130_000

const mustFit = (written: { sections: string; answers: string }) => {
  if (Buffer.byteLength(written.sections) + Buffer.byteLength(written.answers) > MOST_WRITTEN)
    throw new AppError('invalid', undefined, '写得太长了，没有保存：一份总结最多四万字左右。请删短一些，附件另外附上。')
}

/** Each part that came replaces the stored one; an emptied reason goes. */
const answered = (stored: SummaryAnswers, came: SaveInput['answers']): SummaryAnswers => ({
  reasons: Object.fromEntries(Object.entries(came?.reasons ?? stored.reasons).filter(([, text]) => text.trim() !== '')),
  outcomes: came?.outcomes ?? stored.outcomes,
  accepted: came?.accepted ?? stored.accepted,
  case: came?.case === undefined ? stored.case : came.case,
})

/** That there is no problem to tell is the principal's word (summaries S1): who may issue may say it. */
const confirmedBy = (actor: Actor, row: ReportRow, wanted: readonly string[] | undefined): readonly string[] =>
  (wanted ?? row.confirmed).filter(
    (key) => key !== 'no-problem' || mayOfKind(actor, 'issue', row.kind) || row.confirmed.includes(key),
  )

const cutoffOf = async (tx: Tx, row: ReportRow, wanted: string): Promise<string> => {
  const place = (await tx.tree()).get(row.place_id)
  await placeTerm(tx, { place: place?.code ?? '', term: row.term, at: wanted }, 'report.write')
  return wanted
}

/** Writes one section anew from the data; the author's words in it go. */
export const resetSection = async (ctx: Ctx, actor: Actor, id: string, key: string): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return change(ctx, actor, id, null, 'report.write', async (_tx, row, data) => ({
    set: {
      sections: JSON.stringify(
        merged(row.sections, data).map((s) =>
          s.key === key ? { ...(data.draft.sections.find((d) => d.key === key) ?? s), own: false } : s,
        ),
      ),
    },
    action: 'report.reset',
  }))
}

/**
 * Freezes page and numbers under a check code made from both. Later differences are shown beside, never written over. Errors:
 * invalid where the self-check holds it up.
 */
export const issueSummary = async (ctx: Ctx, actor: Actor, id: string, version: number): Promise<SummaryOut> => {
  can(actor, 'report.issue')
  return change(ctx, actor, id, version, 'report.issue', async (tx, row, data) => {
    if (!mayIssueReviewed(reviewOf(row), actor.accountId))
      throw new AppError('invalid', undefined, '送了审的稿要由另一个人审核或签发。')
    // A bulletin's day is its record's, which may lie in the holidays.
    if (row.source === null) mustBeCutoff(tx, data.input.term, row.cutoff)
    const sections = merged(row.sections, data)
    const [first] = holdingUp(await checksOf(tx, row, sections, data))
    if (first) throw new AppError('invalid', undefined, `还不能签发。${first.text}`)
    return {
      set: {
        state: 'issued',
        sections: JSON.stringify(sections),
        frozen: JSON.stringify(data.figures),
        check_code: checkCodeOf(row, sections, data),
        issued_at: new Date(ctx.now()),
        issued_by: actor.name,
        signed: JSON.stringify(await signedOn(tx, row, shanghaiDate(ctx.now()))),
      },
      action: 'report.issue',
    }
  })
}

/** Under whose name and day a page is issued; a class's by its teacher as of that day, where it has one. */
const signedOn = async (tx: Tx, row: ReportRow, date: string): Promise<NonNullable<ReportRow['signed']>> => {
  const of = { kind: row.kind, placeId: row.place_id }
  const [unit, line] = [await signerOf(tx, of), await signatureLine(tx, { ...of, on: date })]
  return { unit, date, ...(line === unit ? {} : { line }) }
}

/** Twelve hexadecimal digits over title, dates, text and every number: another page has another code. */
const checkCodeOf = (row: ReportRow, sections: readonly StoredSection[], data: SummaryDraftData): string => {
  const canonical = JSON.stringify({
    title: row.title,
    place: row.place_id,
    cutoff: row.cutoff,
    term: row.term,
    ...(row.level ? { level: row.level } : {}),
    text: sections.map((s) => [s.key, docText(s.doc)]),
    figures: Object.values(data.figures)
      .map((f) => [f.id, f.value, f.rows])
      .sort(),
  })
  const digits = createHash('sha256').update(canonical).digest('hex').slice(0, 12).toUpperCase()
  return digits.replace(/(.{4})(?=.)/g, '$1-')
}

const change = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  version: number | null,
  action: 'report.write' | 'report.issue',
  make: (tx: Tx, row: ReportRow, data: SummaryDraftData) => Promise<{ set: Record<string, unknown>; action: string }>,
): Promise<SummaryOut> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockedDraft(tx, id, action)
      if (version !== null && version !== row.version) throw new AppError('conflict')
      if (action === 'report.write' && isHeld(reviewOf(row)))
        throw new AppError('invalid', undefined, '这份稿已经送审，先退回再改。')
      const data = await dataOf(tx, row)
      const made = await make(tx, row, data)
      await tx.write(
        [
          {
            table: 'report',
            op: 'update',
            id,
            set: { ...made.set, version: row.version + 1, updated_at: new Date(tx.now) },
          },
        ],
        { action: made.action, subject: 'report', subjectId: id, placeId: row.place_id },
      )
      const saved = await mustFind(tx, id, action)
      // Words alone change no number: what was counted holds, unless answers or the cut-off moved.
      const asks = (r: ReportRow) => JSON.stringify([r.answers, r.confirmed, r.cutoff])
      return summaryPage(tx, saved, asks(row) === asks(saved) && saved.state === 'draft' ? data : undefined)
    },
    { now: ctx.now(), underHorizon: 'now' },
  )

/**
 * Takes an issued summary back, with the reason (F25): it stays readable as it was issued, marked, and counts for nothing that looks for
 * the last one issued. Errors: invalid for a draft, conflict where somebody has withdrawn it.
 */
export const withdrawSummary = async (ctx: Ctx, actor: Actor, id: string, reason: string): Promise<SummaryOut> => {
  can(actor, 'report.issue')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockedReport(tx, id, 'report.issue')
      if (row.state !== 'issued') throw new AppError('invalid', undefined, '这还是草稿，不用撤回，直接改或丢弃就行。')
      if (row.signed?.withdrawn) throw new AppError('conflict', undefined, '这份总结已经撤回过了，请看一下新内容。')
      const on = shanghaiDate(ctx.now())
      const unit = await signerOf(tx, { kind: row.kind, placeId: row.place_id })
      const signed = row.signed ?? { unit, date: row.cutoff }
      await tx.write(
        [
          {
            table: 'report',
            op: 'update',
            id,
            set: {
              signed: JSON.stringify({ ...signed, withdrawn: { by: actor.name, on, reason } }),
              version: row.version + 1,
              updated_at: new Date(tx.now),
            },
          },
        ],
        { action: 'report.withdraw', subject: 'report', subjectId: id, placeId: row.place_id },
      )
      return summaryPage(tx, await mustFind(tx, id, 'report.issue'))
    },
    { now: ctx.now(), underHorizon: 'now' },
  )
}

/** Throws a draft away; what was issued stays. Errors: not-found, forbidden, report-issued, invalid (handed in for review). */
export const deleteSummary = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'report.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockedDraft(tx, id, 'report.write')
      // What somebody is looking through, with the remarks on it, is returned first.
      if (isHeld(reviewOf(row))) throw new AppError('invalid', undefined, '这份稿已经送审，先退回再丢弃。')
      await tx.write([{ table: 'report', op: 'update', id, set: { del: true } }], {
        action: 'report.discard',
        subject: 'report',
        subjectId: id,
        placeId: row.place_id,
      })
    },
    { now: ctx.now() },
  )
}
