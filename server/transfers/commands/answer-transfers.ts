import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { answerChange } from '../answer-change.ts'
import { answerable } from '../answerable.ts'

/** The other school takes these children not, and says why: they stay where they are, and the giver sees it. Errors: not-found, conflict. */
export const declineTransfers = async (
  ctx: Ctx,
  actor: Actor,
  input: { ids: readonly string[]; reason: string },
): Promise<void> => {
  can(actor, 'child.transfer')
  await answered(ctx, actor, input.ids, 'to', { state: 'declined', answer: input.reason })
}

/** The giver takes back what nobody has answered. Errors: not-found, conflict. */
export const withdrawTransfers = async (ctx: Ctx, actor: Actor, input: { ids: readonly string[] }): Promise<void> => {
  can(actor, 'child.transfer')
  await answered(ctx, actor, input.ids, 'from', { state: 'withdrawn', answer: null })
}

const answered = (
  ctx: Ctx,
  actor: Actor,
  ids: readonly string[],
  side: 'to' | 'from',
  set: { state: 'declined' | 'withdrawn'; answer: string | null },
) =>
  inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const rows = await answerable(tx, actor, ids, side)
      await tx.write(
        rows.map((row) => answerChange(tx, row, set)),
        null,
      )
      for (const row of rows)
        tx.note({
          action: set.state === 'declined' ? 'child.transfer-back' : 'child.transfer-withdrawn',
          subject: 'child',
          subjectId: row.child_id,
          placeId: row.from_id,
          detail: { to: row.to_id },
        })
    },
    { now: ctx.now() },
  )
