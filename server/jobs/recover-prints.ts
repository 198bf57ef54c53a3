import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { GONE } from '../prints/commands/begin-print.ts'
import { makeLater, printKey } from '../prints/commands/make-print.ts'
import { printsOpen, printsPast } from '../prints/db/print-job.ts'

/**
 * Batches that wait or that nobody is at any more (the server ended in the middle) are put in the queue again (decision 059). `quiet`: milliseconds, how
 * long nothing must have been heard (0 at a start).
 */
export const recoverPrints = async (ctx: Ctx, quiet: number): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const open = await inActorTx(ctx.db, systemActor(county.id, county.placeId), printsOpen, { readOnly: true })
    for (const { id, heard_at } of open) {
      if (ctx.jobs.has(printKey(id)) || (heard_at && ctx.now() - heard_at.getTime() < quiet)) continue
      makeLater(ctx, county.id, id, quiet)
    }
  }
}

/** Documents whose last day has gone by go; who asked for them, when and what for, stays. */
export const dropOldPrints = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(
      ctx.db,
      { ...systemActor(county.id, county.placeId), name: '到期清理' },
      async (tx) => {
        for (const { id, place_id } of await printsPast(tx, shanghaiDate(tx.now)))
          await tx.write([{ table: 'print_job', op: 'update', id, set: { ...GONE, state: 'gone' } }], {
            action: 'print.gone',
            subject: 'place',
            subjectId: String(place_id),
            placeId: place_id,
          })
      },
      { now: ctx.now() },
    )
}
