import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { pageOf } from '../../page-of.ts'
import { printsOf } from '../db/print-job.ts'
import { type PrintView, printViews } from '../print-view.ts'

/** More than these nobody looks back through; the diary has them all. */
const MOST = 300

/** The batches that one asked for oneself, the newest first, by pages. Errors: invalid (no such page). */
export const listPrints = async (
  ctx: Ctx,
  actor: Actor,
  asked: { cursor?: string | undefined; limit: number },
): Promise<{ items: PrintView[]; next: string | null }> => {
  can(actor, 'print.make')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => pageOf(await printViews(tx, await printsOf(tx, actor.accountId, MOST)), asked, (one) => one.id),
    { readOnly: true, now: ctx.now() },
  )
}
