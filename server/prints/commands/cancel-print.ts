import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { findPrint } from '../db/print-job.ts'
import { GONE } from './begin-print.ts'

/**
 * One's own batch is not made, or its document goes before its day; that it was asked for stays. Whoever is at it finds out at the next child.
 * Errors: not-found.
 */
export const cancelPrint = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'print.make')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findPrint(tx, id, { held: true })
      if (row?.made_by !== actor.accountId) throw new AppError('not-found')
      if (row.state !== 'waiting' && row.state !== 'making' && row.state !== 'done') return
      await tx.write([{ table: 'print_job', op: 'update', id, set: { ...GONE, state: 'cancelled' } }], {
        action: 'print.cancel',
        subject: 'place',
        subjectId: String(row.place_id),
        placeId: row.place_id,
        detail: { rows: row.n, columns: [row.batch] },
      })
    },
    { now: ctx.now() },
  )
}
