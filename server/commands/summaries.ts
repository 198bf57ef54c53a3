import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { summary as summaryShape } from '../../domain/api/figure.ts'
import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { scopeOfPlace } from '../../domain/registers/scope.ts'
import { docText, gapsOf, parseDoc, refreshFigures } from '../../domain/reports/doc.ts'
import { type Actor, allowed } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { findDraft, findReport, type ReportRow, reportsOf, type StoredSection } from '../db/report.ts'
import { inActorTx, type Tx } from '../db/tx.ts'
import { printedSummary } from '../documents/printed-summary.ts'
import type { Layout } from '../documents/summary-docx.ts'
import { newId } from '../ids.ts'
import { printSummary, type ReportFile, type ReportFormat } from '../queries/report-file.ts'
import { draftSummary, type SummaryDraftData } from '../queries/summary-draft.ts'
import { placeTerm } from '../queries/term-of-place.ts'

export type SummaryOut = z.input<typeof summaryShape>
type Base = Pick<
  SummaryOut,
  | 'id'
  | 'kind'
  | 'placeId'
  | 'placeName'
  | 'term'
  | 'termName'
  | 'cutoff'
  | 'state'
  | 'version'
  | 'updatedAt'
  | 'issuedAt'
  | 'issuedBy'
  | 'checkCode'
>

const mustFind = async (
  tx: Tx,
  id: string,
  action: 'report.read' | 'report.write' | 'report.issue',
): Promise<ReportRow> => {
  const row = await findReport(tx, id)
  if (!row) throw new AppError('not-found')
  mustReach(tx.actor, action, chainOf(await tx.tree(), row.place_id))
  return row
}

const dataOf = async (tx: Tx, row: ReportRow): Promise<SummaryDraftData> => {
  const place = (await tx.tree()).get(row.place_id)
  return draftSummary(
    tx,
    await placeTerm(tx, { place: place?.code ?? '', term: row.term, at: row.cutoff }, 'report.read'),
    row.place_id,
  )
}

/** A draft's page with today's numbers: untouched sections are written anew, edited ones keep every word and get new figures. */
const merged = (stored: readonly StoredSection[], data: SummaryDraftData): StoredSection[] =>
  data.draft.sections.map((fresh) => {
    const kept = stored.find((s) => s.key === fresh.key)
    return kept?.own
      ? { ...kept, heading: fresh.heading, doc: refreshFigures(kept.doc, (ref) => data.figures[ref]?.text ?? null) }
      : { ...fresh, own: false }
  })

const base = async (tx: Tx, row: ReportRow): Promise<Base> => {
  const place = (await tx.tree()).get(row.place_id)
  return {
    id: row.id,
    kind: row.kind,
    placeId: row.place_id,
    placeName: place?.name ?? '',
    term: row.term,
    termName: `${row.term.slice(0, 4)}年${row.term.endsWith('autumn') ? '秋' : '春'}季学期`,
    cutoff: row.cutoff,
    state: row.state,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
    issuedBy: row.issued_by,
    checkCode: row.check_code,
  }
}

const view = async (tx: Tx, row: ReportRow): Promise<SummaryOut> => {
  const data = await dataOf(tx, row)
  const issued = row.state === 'issued' && row.frozen
  const sections = issued ? row.sections : merged(row.sections, data)
  const later = issued
    ? Object.values(row.frozen ?? {}).flatMap((f) =>
        data.figures[f.id] && data.figures[f.id]?.value !== f.value
          ? [{ id: f.id, title: f.title, frozen: f.value, now: data.figures[f.id]?.value ?? null }]
          : [],
      )
    : []
  return {
    ...(await base(tx, row)),
    title: row.title,
    sections: sections.map((s) => ({
      key: s.key,
      heading: s.heading,
      doc: s.doc,
      own: s.own,
      warnings: gapsOf(s.doc).map((g) => g.attrs.hint),
    })),
    figures: issued ? (row.frozen ?? {}) : data.figures,
    checks: issued ? [] : data.draft.checks.filter((c) => !row.confirmed.includes(c.key)),
    later,
    canEdit: row.state === 'draft' && allowed(tx.actor, 'report.write'),
    canIssue: row.state === 'draft' && allowed(tx.actor, 'report.issue'),
  }
}

export const listSummaries = async (ctx: Ctx, actor: Actor): Promise<{ items: Base[] }> => {
  can(actor, 'report.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => ({ items: await Promise.all((await reportsOf(tx)).map((r) => base(tx, r))) }),
    { readOnly: true },
  )
}

/** Opens the draft of a school's term, or begins one. */
export const openSummary = async (
  ctx: Ctx,
  actor: Actor,
  input: { place: string; term: string; cutoff?: string | undefined },
): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const at = await placeTerm(tx, { place: input.place, term: input.term, at: input.cutoff }, 'report.write')
      if (at.place.kind !== 'school') throw new AppError('invalid', undefined, '学校工作总结要选一所学校。')
      const known = await findDraft(tx, 'school-summary', at.place.id, at.term.id)
      if (known) return view(tx, known)
      const data = await draftSummary(tx, at, at.place.id)
      const id = newId(tx.now)
      await tx.write(
        [
          {
            table: 'report',
            op: 'insert',
            id,
            scope: scopeOfPlace(at.place.id, await tx.tree()),
            set: {
              kind: 'school-summary',
              place_id: at.place.id,
              term: at.term.id,
              cutoff: at.range.cutoff,
              state: 'draft',
              title: data.draft.title,
              sections: JSON.stringify(data.draft.sections.map((s) => ({ ...s, own: false }))),
              version: 1,
              made_by: actor.accountId,
              updated_at: new Date(tx.now),
            },
          },
        ],
        { action: 'report.open', subject: 'report', subjectId: id, placeId: at.place.id },
      )
      return view(tx, await mustFind(tx, id, 'report.write'))
    },
    { now: ctx.now() },
  )
}

export const getSummary = async (ctx: Ctx, actor: Actor, id: string): Promise<SummaryOut> => {
  can(actor, 'report.read')
  return inActorTx(ctx.db, actor, async (tx) => view(tx, await mustFind(tx, id, 'report.read')), { now: ctx.now() })
}

/** Saves edited sections. Errors: conflict (somebody saved since), report-issued, invalid (a page that is none). */
export const saveSummary = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    version: number
    title?: string | undefined
    sections: readonly { key: string; doc: unknown }[]
    confirmed?: string[] | undefined
  },
): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return change(ctx, actor, id, input.version, 'report.write', async (row, data) => {
    const sections = merged(row.sections, data).map((section): StoredSection => {
      const edited = input.sections.find((s) => s.key === section.key)
      if (!edited) return section
      const doc = parseDoc(edited.doc)
      if (!doc)
        throw new AppError('invalid', undefined, '这一段里有不认识的内容，没有保存；请去掉粘贴来的表格或图片再试。')
      return JSON.stringify(doc) === JSON.stringify(section.doc) ? section : { ...section, doc, own: true }
    })
    return {
      set: {
        sections: JSON.stringify(sections),
        title: input.title ?? row.title,
        confirmed: JSON.stringify(input.confirmed ?? row.confirmed),
      },
      action: 'report.save',
    }
  })
}

/** Writes one section anew from the data; the author's words in it go. */
export const resetSection = async (ctx: Ctx, actor: Actor, id: string, key: string): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return change(ctx, actor, id, null, 'report.write', async (row, data) => ({
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

/** Freezes page and numbers under a check code made from both. Later differences are shown beside, never written over. */
export const issueSummary = async (ctx: Ctx, actor: Actor, id: string, version: number): Promise<SummaryOut> => {
  can(actor, 'report.issue')
  return change(ctx, actor, id, version, 'report.issue', async (row, data) => {
    if (data.draft.checks.some((c) => c.level === 'stop'))
      throw new AppError('invalid', undefined, '自查里有数字对不上，先解决再签发。')
    const sections = merged(row.sections, data)
    const canonical = JSON.stringify({
      title: row.title,
      cutoff: row.cutoff,
      term: row.term,
      text: sections.map((s) => [s.key, docText(s.doc)]),
      figures: Object.values(data.figures)
        .map((f) => [f.id, f.value, f.rows])
        .sort(),
    })
    const code = createHash('sha256')
      .update(canonical)
      .digest('hex')
      .slice(0, 12)
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-')
    return {
      set: {
        state: 'issued',
        sections: JSON.stringify(sections),
        frozen: JSON.stringify(data.figures),
        check_code: code,
        issued_at: new Date(ctx.now()),
        issued_by: actor.name,
      },
      action: 'report.issue',
    }
  })
}

const change = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  version: number | null,
  action: 'report.write' | 'report.issue',
  make: (row: ReportRow, data: SummaryDraftData) => Promise<{ set: Record<string, unknown>; action: string }>,
): Promise<SummaryOut> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, action)
      if (row.state === 'issued') throw new AppError('report-issued')
      if (version !== null && version !== row.version) throw new AppError('conflict')
      const made = await make(row, await dataOf(tx, row))
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
      return view(tx, await mustFind(tx, id, action))
    },
    { now: ctx.now() },
  )

export const deleteSummary = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'report.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, 'report.write')
      if (row.state === 'issued') throw new AppError('report-issued')
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

/** The summary as a file; the drafts with the numbers of now, the issued as frozen. */
export const downloadSummary = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { format: ReportFormat; layout: Layout },
): Promise<ReportFile> => {
  can(actor, 'report.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFind(tx, id, 'report.read')
      const shown = await view(tx, row)
      const place = (await tx.tree()).get(row.place_id)
      const sections = shown.sections.map((s) => ({
        key: s.key,
        heading: s.heading,
        doc: s.doc as StoredSection['doc'],
      }))
      const page = printedSummary({
        title: row.title,
        unit: place?.name ?? '',
        date: row.issued_at ? shanghaiDate(row.issued_at.getTime()) : row.cutoff,
        cutoff: row.cutoff,
        checkCode: row.check_code,
        sections,
      })
      tx.note({
        action: 'report.download',
        subject: 'report',
        subjectId: id,
        placeId: row.place_id,
        detail: { format: input.format },
      })
      return printSummary(
        page,
        { kind: row.kind, place: place?.code ?? '', term: row.term, cutoff: row.cutoff, figures: shown.figures },
        input.format,
        input.layout,
      )
    },
    { now: ctx.now() },
  )
}
