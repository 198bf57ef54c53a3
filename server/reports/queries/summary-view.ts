import type * as z from 'zod'
import type { summary as summaryShape } from '../../../domain/api/figure.ts'
import { spanName } from '../../../domain/calendar/year.ts'
import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { SummaryAnswers } from '../../../domain/reports/answers.ts'
import { checkPage } from '../../../domain/reports/checks/check-page.ts'
import type { SummaryCheck } from '../../../domain/reports/checks/types.ts'
import { mayOfKind } from '../../../domain/reports/kinds.ts'
import type { Report } from '../../../domain/reports/kit/define-report.ts'
import { docText, figuresIn, gapsOf, ownText, refreshFigures } from '../../../domain/reports/kit/doc.ts'
import type { SummaryFigure } from '../../../domain/reports/kit/input.ts'
import { findReportKind } from '../../../domain/reports/list.ts'
import {
  isHeld,
  mayIssueReviewed,
  mayReview,
  openNotes,
  type Review,
  type Signer,
} from '../../../domain/reports/review.ts'
import type { Action } from '../../../domain/roles.ts'
import { mustReach } from '../../can.ts'
import type { Tx } from '../../db/tx-type.ts'
import { lackingLetters } from '../../documents/summary-pdf.ts'
import { storedPlaceTerm } from '../../places/queries/term-of-place.ts'
import { answersOf, childNamesIn, findReport, type ReportRow, reviewOf, type StoredSection } from '../db/report.ts'
import { bulletinDraft } from './bulletin-draft.ts'
import { signatureLine, signerOf } from './signer.ts'
import { draftSummary, type SummaryDraftData } from './summary-draft.ts'

export type SummaryOut = z.input<typeof summaryShape>
export type SummaryBase = Pick<
  SummaryOut,
  | 'id'
  | 'kind'
  | 'placeId'
  | 'placeName'
  | 'term'
  | 'termName'
  | 'cutoff'
  | 'level'
  | 'state'
  | 'version'
  | 'updatedAt'
  | 'issuedAt'
  | 'issuedBy'
  | 'checkCode'
  | 'withdrawn'
  | 'review'
>

/** A report within the actor's places. Errors: not-found. */
export const mustFind = async (tx: Tx, id: string, action: Action): Promise<ReportRow> => {
  const row = await findReport(tx, id)
  if (!row) throw new AppError('not-found')
  mustReach(tx.actor, action, chainOf(await tx.tree(), row.place_id))
  return row
}

/** The genre of a stored report. Errors: not-found for one that this version does not write. */
export const genreOf = (row: Pick<ReportRow, 'kind'>): Report => {
  const genre = findReportKind(row.kind)
  if (!genre) throw new AppError('not-found')
  return genre
}

/** The draft as the tables say now, at the report's own cut-off and with its author's answers. */
export const dataOf = async (tx: Tx, row: ReportRow): Promise<SummaryDraftData> => {
  if (row.source !== null) return bulletinDraft(tx, row, row.state === 'issued')
  const place = (await tx.tree()).get(row.place_id)
  const asked = { place: place?.code ?? '', term: row.term, cutoff: row.cutoff }
  const at = await storedPlaceTerm(tx, asked, 'report.read')
  return draftSummary(tx, at, genreOf(row), row)
}

/** A draft's page with today's numbers: untouched sections are written anew, edited ones keep every word and get new figures. */
export const merged = (stored: readonly StoredSection[], data: SummaryDraftData): StoredSection[] =>
  data.draft.sections.map((fresh) => {
    const kept = stored.find((s) => s.key === fresh.key)
    return kept?.own
      ? { ...kept, heading: fresh.heading, doc: refreshFigures(kept.doc, (ref) => data.figures[ref]?.text ?? null) }
      : { ...fresh, own: false }
  })

/** In whose name a page stands: as it was when issued, else as things stand. */
const unitOf = async (tx: Tx, row: ReportRow): Promise<string> =>
  row.signed?.unit ?? (await signerOf(tx, { kind: row.kind, placeId: row.place_id }))

/** The line and the date under a page: as it was signed; of a draft as it would be today. What was signed before it bore a name bears none. */
export const signatureOf = async (tx: Tx, row: ReportRow): Promise<{ unit: string; date: string }> => {
  if (row.signed) return { unit: row.signed.line ?? row.signed.unit, date: row.signed.date }
  const issued = row.issued_at ? shanghaiDate(row.issued_at.getTime()) : null
  const on = issued ?? shanghaiDate(tx.now)
  return {
    unit: await signatureLine(tx, { kind: row.kind, placeId: row.place_id, on }),
    date: issued ?? row.cutoff,
  }
}

export const baseOf = async (tx: Tx, row: ReportRow): Promise<SummaryBase> => ({
  id: row.id,
  kind: row.kind,
  placeId: row.place_id,
  placeName: await unitOf(tx, row),
  term: row.term,
  termName: spanName(row.term),
  cutoff: row.cutoff,
  level: row.level,
  state: row.state,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
  issuedAt: row.issued_at?.toISOString() ?? null,
  issuedBy: row.issued_by,
  checkCode: row.check_code,
  withdrawn: row.signed?.withdrawn ?? null,
  review: reviewTold(reviewOf(row)),
})

/** Names and days, without anybody's account. */
const reviewTold = ({ step, preparer, reviewer, remark }: Review): SummaryBase['review'] => {
  const named = (signer: Signer | null) => signer && { name: signer.name, on: signer.on }
  return { step, preparer: named(preparer), reviewer: named(reviewer), remark }
}

/** The self-check of the page as it stands, the author's words included. */
export const checksOf = async (
  tx: Tx,
  row: ReportRow,
  page: readonly StoredSection[],
  data: SummaryDraftData,
): Promise<SummaryCheck[]> => {
  // What came out of a record was typed by somebody too.
  const wordsIn = row.source === null ? ownText : docText
  const written = [
    row.title,
    ...page.map((s) => wordsIn(s.doc)),
    ...wordsOf(answersOf(row)),
    // Told from what somebody wrote: what names are left in it holds the page up as one's own words do.
    data.input.case ?? '',
    ...(data.input.organisation?.overdue ?? []),
  ].join('\n')
  const tree = await tx.tree()
  const near = new Set(chainOf(tree, row.place_id))
  const here = tree.get(row.place_id)
  const elsewhere = [...tree.values()].filter(
    (p) =>
      (p.kind === 'school' || p.kind === 'township') &&
      !near.has(p.id) &&
      // A township's own schools are no places elsewhere.
      !chainOf(tree, p.id).includes(row.place_id) &&
      written.includes(p.name) &&
      !here?.name.includes(p.name),
  )
  return checkPage({
    page,
    summary: data.input,
    report: genreOf(row),
    figures: data.figures,
    childNames: await childNamesIn(tx, here, written.replaceAll(here?.name ?? '', '')),
    elsewhere: elsewhere.map((p) => p.name),
    noProblem: data.draft.problems === 0,
    openNotes: openNotes(reviewOf(row)),
  })
}

const wordsOf = (answers: SummaryAnswers): string[] => [
  ...Object.values(answers.reasons),
  ...Object.values(answers.outcomes).map((o) => o.why),
]

/** Numbers of the page as it was last saved that are others now. */
const movedIn = (stored: readonly StoredSection[], figures: Readonly<Record<string, SummaryFigure>>) => {
  const moved = new Map<string, { id: string; title: string; from: string; to: string }>()
  for (const section of stored)
    for (const { ref, text } of figuresIn(section.doc)) {
      const now = figures[ref]
      if (now && now.text !== text) moved.set(ref, { id: ref, title: now.title, from: text, to: now.text })
    }
  return [...moved.values()]
}

const laterOf = (frozen: Readonly<Record<string, SummaryFigure>>, now: Readonly<Record<string, SummaryFigure>>) =>
  Object.values(frozen).flatMap((f) => {
    const today = now[f.id]
    return today && today.value !== f.value ? [{ id: f.id, title: f.title, frozen: f.value, now: today.value }] : []
  })

/** The whole of a summary as the page shows it. `known`: what was counted a moment ago in this transaction, still true. */
export const summaryView = async (tx: Tx, row: ReportRow, known?: SummaryDraftData): Promise<SummaryOut> => {
  const data = known ?? (await dataOf(tx, row))
  const issued = row.state === 'issued' && row.frozen !== null
  const sections = issued ? row.sections : merged(row.sections, data)
  const answers = answersOf(row)
  const mayWrite = row.state === 'draft' && mayOfKind(tx.actor, 'write', row.kind)
  return {
    ...(await baseOf(tx, row)),
    title: row.title,
    signature: (await signatureOf(tx, row)).unit,
    sections: sections.map((s) => ({
      key: s.key,
      heading: s.heading,
      doc: s.doc,
      own: s.own,
      warnings: gapsOf(s.doc).map((g) => g.attrs.hint),
    })),
    figures: issued ? (row.frozen ?? {}) : data.figures,
    checks: issued ? [] : await checksOf(tx, row, sections, data),
    confirmed: row.confirmed,
    questions: issued
      ? []
      : data.draft.questions.map(({ key, figure, text, accepted }) => ({ key, figure, text, accepted })),
    lookback: (data.input.lookback?.items ?? []).map(({ key, text, by, outcome }) => ({ key, text, by, outcome })),
    case: answers.case,
    tellsCase: row.level !== 'public' && genreOf(row).tellsCase === true,
    reasons: answers.reasons,
    moved: issued ? [] : movedIn(row.sections, data.figures),
    later: issued ? laterOf(row.frozen ?? {}, data.figures) : [],
    lacking: [],
    notes: reviewOf(row).notes.map(({ id, section, by, text, settled }) => ({
      id,
      section,
      by: by.name,
      on: by.on,
      text,
      settled,
    })),
    canEdit: mayWrite && !isHeld(reviewOf(row)),
    canSubmit: mayWrite && !isHeld(reviewOf(row)),
    canReview: mayWrite && mayReview(reviewOf(row), tx.actor.accountId),
    canReturn: mayWrite && isHeld(reviewOf(row)),
    canWithdraw: issued && !row.signed?.withdrawn && mayOfKind(tx.actor, 'issue', row.kind),
    canIssue:
      row.state === 'draft' &&
      mayOfKind(tx.actor, 'issue', row.kind) &&
      mayIssueReviewed(reviewOf(row), tx.actor.accountId),
  }
}

/** So many of the numbers that differ today open on the page. */
const LATER_OPEN = 12

/** The page as it is answered: with those figures that stand on it or are told beside it, for an answer has its bound (200 kB). */
export const summaryPage = async (...asked: Parameters<typeof summaryView>): Promise<SummaryOut> => {
  const view = await summaryView(...asked)
  const told = new Set([
    ...view.sections.flatMap((s) => figuresIn(s.doc as StoredSection['doc']).map(({ ref }) => ref)),
    ...view.checks.flatMap((c) => c.figure ?? []),
    ...view.later.slice(0, LATER_OPEN).map((l) => l.id),
  ])
  const lacking = lackingLetters({
    title: view.title,
    unit: view.signature,
    sections: view.sections.map((s) => ({ ...s, doc: s.doc as StoredSection['doc'] })),
  })
  return { ...view, lacking, figures: Object.fromEntries(Object.entries(view.figures).filter(([id]) => told.has(id))) }
}
