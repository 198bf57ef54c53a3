import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import { batchFace, KEPT_DAYS } from '../../../domain/reports/papers/batch.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { drawBatch } from '../../documents/draw-batch.ts'
import { GivenUp } from '../../import/given-up.ts'
import type { Stopped } from '../../job-queue.ts'
import { actorInPost } from '../../post-actor.ts'
import { type Asked, openAsked, sealFile } from '../asked.ts'
import { findPrint, notePrinted, type PrintRow, sealedOfPrint } from '../db/print-job.ts'
import { gather } from '../gather.ts'
import { beginPrint, endPrint } from './begin-print.ts'

/** Milliseconds between two notes of how far it is. */
const TOLD_EVERY = 500

export const printKey = (id: string): string => `print ${id}`

/**
 * Puts a batch in the queue of this process. `quiet`: how long nothing must have been heard of another who says that it is at it (milliseconds;
 * 0 at a start, when this process has begun none yet).
 */
export const makeLater = (ctx: Ctx, county: number, id: string, quiet = 120_000): void =>
  ctx.jobs.add(printKey(id), async (stopped) => {
    const one = await beginPrint(ctx, county, id, quiet)
    if (!one) return
    const actor = await actorInPost(ctx, county, {
      accountId: one.made_by,
      role: one.made_role,
      placeId: one.made_at_place,
    })
    if (!actor) return endPrint(ctx, county, one, '要这份的人已经不在那个岗位上，没有做。')
    try {
      await makePrint(ctx, actor, one, stopped)
    } catch (error) {
      // Cancelled, taken over by another, or this process ends: whoever is at it next, or nobody, decides.
      if (error instanceof GivenUp) return
      await endPrint(
        ctx,
        county,
        one,
        error instanceof AppError ? error.message : '没有做成。请再要一份；反复这样请告诉管理员。',
      )
      if (!(error instanceof AppError)) throw error
    }
  })

/**
 * Makes a batch in the name of whoever asked for it, as far as that account sees and may now (decision 059); the document is kept sealed. Errors:
 * GivenUp once somebody cancelled it or the process ends; what `gather` says.
 */
const makePrint = async (
  ctx: Ctx,
  actor: Actor,
  one: PrintRow & { attempt: string },
  stopped: Stopped,
): Promise<void> => {
  can(actor, 'print.make')
  const asked = await inActorTx(
    ctx.db,
    actor,
    async (tx): Promise<Asked> => {
      const { asked_sealed } = await sealedOfPrint(tx, one.id)
      if (!asked_sealed) throw new AppError('not-found')
      return openAsked(ctx.keys, tx.countyId, one.id, asked_sealed)
    },
    { readOnly: true },
  )
  let told = 0
  const step = async (done: number) => {
    if (stopped()) throw new GivenUp()
    if (Date.now() - told < TOLD_EVERY) return
    told = Date.now()
    const counts = await inActorTx(ctx.db, actor, (tx) => notePrinted(tx, one, done), { now: ctx.now() })
    if (!counts) throw new GivenUp()
  }
  const { drawing, place, called, today, leftOut } = await gather(ctx, actor, { row: one, asked }, step)
  const bytes = await drawBatch(drawing)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const now = await findPrint(tx, one.id, { held: true })
      if (now?.state !== 'making' || now.attempt !== one.attempt) throw new GivenUp()
      const printed = one.n - leftOut.length
      await tx.write(
        [
          {
            table: 'print_job',
            op: 'update',
            id: one.id,
            set: {
              state: 'done',
              printed,
              left_out: leftOut,
              asked_sealed: null,
              file_sealed: sealFile(ctx.keys, tx.countyId, one.id, bytes),
              file_name: `${called}${batchFace(one.batch).title}-${today}.docx`,
              file_size: bytes.length,
              until_on: addDays(shanghaiDate(tx.now), KEPT_DAYS),
            },
          },
        ],
        {
          action: 'print.make',
          subject: 'place',
          subjectId: String(place.id),
          placeId: place.id,
          detail: { rows: printed, columns: [one.batch], reason: one.purpose },
        },
      )
    },
    { now: ctx.now() },
  )
}
