import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { AppError } from '../../../domain/errors.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import { undoSteps } from '../../children/undo.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { waitingAgain } from '../answer-change.ts'
import { heldTransfers, type TransferRow, waitingOf } from '../db/transfers.ts'
import { openUndo } from '../undo-steps.ts'
import { isTaken, type Taken, whyAcceptanceStays } from '../why-acceptance-stays.ts'

type Input = z.output<(typeof transferApi)['undoAcceptance']['body']>

/**
 * Takes back that children were taken in, all or none: each sits again where it sat, as if nobody had answered, and waits to be taken in (decision
 * 069). Refused, with whom, once anybody has written about one of them or changed its file; of one that came by a list there is nothing to take
 * back. Errors: not-found, conflict, cannot-undo.
 */
export const undoAcceptance = async (ctx: Ctx, actor: Actor, input: Input): Promise<{ undone: number }> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const wanted = [...new Set(input.ids)]
      const rows = await heldTransfers(tx, wanted)
      if (rows.length < wanted.length) throw new AppError('not-found')
      const tree = await tx.tree()
      for (const row of rows) mustReach(actor, 'child.transfer', chainOf(tree, row.to_id))
      const taken = rows.map(mustBeTaken)
      await tx.widened(async () => {
        const ids = taken.map((r) => r.child_id).sort()
        await lockChildren(tx, ids)
        // Held until it is done: nobody answers meanwhile for one that was handed on.
        await waitingOf(tx, ids)
        await mustBeUntouched(tx, taken)
        const steps = taken.flatMap((row) => openUndo(ctx.keys, tx.countyId, row))
        await undoSteps(tx, ctx.keys, steps, () => {})
        await tx.write(
          taken.map((row) => waitingAgain(row, input.reason)),
          null,
        )
      })
      for (const row of taken)
        tx.note({
          action: 'child.transfer-undone',
          subject: 'child',
          subjectId: row.child_id,
          placeId: row.to_id,
          detail: { transfer: row.id, from: row.from_id, reason: input.reason },
        })
      return { undone: taken.length }
    },
    { now: ctx.now(), patient: true },
  )
}

const mustBeTaken = (row: TransferRow): Taken => {
  if (row.state !== 'accepted')
    throw new AppError('conflict', undefined, '其中有的已经不是“接收了”，请刷新，再看一遍。')
  if (!isTaken(row))
    throw new AppError(
      'cannot-undo',
      undefined,
      '这是随名单转过来的，不能在这里撤回。请“交给别的学校”，交回原来的学校。',
    )
  return row
}

const mustBeUntouched = async (tx: Tx, taken: readonly Taken[]): Promise<void> => {
  for (const why of (await whyAcceptanceStays(tx, taken)).values())
    if (why !== null) throw new AppError('cannot-undo', undefined, why)
}
