import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import {
  isHeld,
  MOST_NOTES,
  mayReview,
  passed,
  type Review,
  returned,
  type Signer,
  submitted,
} from '../../../domain/reports/review.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { newId } from '../../ids.ts'
import { type ReportRow, reviewOf } from '../db/report.ts'
import { lockedDraft } from '../locked-report.ts'
import { mustFind, type SummaryOut, summaryPage } from '../queries/summary-view.ts'

type Step = { review: Review; action: string }

/** One step of looking through a draft, in whose genre the actor writes. Errors: not-found, forbidden, report-issued, conflict. */
const step = (
  ctx: Ctx,
  actor: Actor,
  id: string,
  make: (tx: Tx, row: ReportRow, by: Signer) => Step,
): Promise<SummaryOut> =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockedDraft(tx, id, 'report.write')
      const by = { account: actor.accountId, name: actor.name, on: shanghaiDate(ctx.now()) }
      const { review, action } = make(tx, row, by)
      const set = { review: JSON.stringify(review), version: row.version + 1, updated_at: new Date(tx.now) }
      await tx.write([{ table: 'report', op: 'update', id, set }], {
        action,
        subject: 'report',
        subjectId: id,
        placeId: row.place_id,
      })
      return summaryPage(tx, await mustFind(tx, id, 'report.write'))
    },
    { now: ctx.now(), underHorizon: 'now' },
  )

/** 送审: the draft is handed in and not changed until somebody has looked through it. Errors: conflict (somebody saved since), invalid. */
export const submitSummary = async (ctx: Ctx, actor: Actor, id: string, version: number): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return step(ctx, actor, id, (_tx, row, by) => {
    if (row.version !== version) throw new AppError('conflict')
    const review = reviewOf(row)
    if (isHeld(review)) throw new AppError('invalid', undefined, '这份稿已经送审了，等审核的人看过再说。')
    return { review: submitted(review, by), action: 'report.submit' }
  })
}

export type ReviewInput = { passed: boolean; remark?: string | undefined }

/**
 * 审核: somebody other than who prepared it passes it, or returns it with a remark; who prepared it may take it back the same way. Errors:
 * invalid where it was not handed in, where the remark is missing, where preparer and reviewer are one.
 */
export const reviewSummary = async (ctx: Ctx, actor: Actor, id: string, input: ReviewInput): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return step(ctx, actor, id, (_tx, row, by) => {
    const review = reviewOf(row)
    if (!isHeld(review)) throw new AppError('invalid', undefined, '这份稿还没有送审，可以直接改。')
    if (!input.passed) {
      if (!input.remark)
        throw new AppError('invalid', { remark: '写一句退回的原因。' }, '退回要写一句原因，拟稿的人好照着改。')
      return { review: returned(review, by, input.remark), action: 'report.return' }
    }
    if (review.step === 'passed') throw new AppError('invalid', undefined, '已经审核过了，可以签发。')
    if (!mayReview(review, actor.accountId))
      throw new AppError('invalid', undefined, '拟稿和审核要是两个人，请换一个人来审。')
    return { review: passed(review, by), action: 'report.review' }
  })
}

export type NoteInput = { section?: string | undefined; text?: string | undefined; settled?: string | undefined }

/** A remark on a section, or that one was seen to. Errors: invalid where there is no such section or remark, or too many of them. */
export const noteSummary = async (ctx: Ctx, actor: Actor, id: string, input: NoteInput): Promise<SummaryOut> => {
  can(actor, 'report.write')
  return step(ctx, actor, id, (tx, row, by) => {
    const review = reviewOf(row)
    const { section, text, settled } = input
    if (settled !== undefined) {
      if (!review.notes.some((note) => note.id === settled))
        throw new AppError('invalid', undefined, '没有这一条意见，请刷新后再看。')
      const notes = review.notes.map((note) => (note.id === settled ? { ...note, settled: true } : note))
      return { review: { ...review, notes }, action: 'report.note' }
    }
    if (text === undefined || !row.sections.some((s) => s.key === section))
      throw new AppError('invalid', undefined, '意见要写在稿子的一个部分上，并写一句话。')
    const kept = review.notes.length < MOST_NOTES ? review.notes : review.notes.filter((note) => !note.settled)
    if (kept.length >= MOST_NOTES) throw new AppError('invalid', undefined, '意见太多了，请先处理已有的。')
    const note = { id: newId(tx.now), section: section ?? '', by, text, settled: false }
    return { review: { ...review, notes: [...kept, note] }, action: 'report.note' }
  })
}
