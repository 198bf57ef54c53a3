import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { findAnswer } from '../db/parent-answer.ts'
import { reachableChildren } from '../reachable-children.ts'

/**
 * An answer is taken over (what it says was written before, `answerTaken`), or put aside for a reason. Settled by somebody else in
 * between: conflict. Errors: not-found, conflict.
 */
export const settleAnswer = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  as: { state: 'taken'; entry: string | null } | { state: 'aside'; reason: string },
): Promise<void> => {
  can(actor, 'parent-page.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findAnswer(tx, id, { held: true })
      if (!row) throw new AppError('not-found')
      const child = (await reachableChildren(tx, 'parent-page.write', [row.child_id])).get(row.child_id)
      if (row.state === as.state) return
      if (row.state !== 'waiting') throw new AppError('conflict', undefined, '这一条已经有人处理过了，请刷新看看。')
      await tx.write(
        [
          {
            table: 'parent_answer',
            op: 'update',
            id,
            childId: row.child_id,
            set: {
              state: as.state,
              settled_on: shanghaiDate(tx.now),
              settled_by_name: actor.name,
              reason: as.state === 'aside' ? as.reason : null,
              entry_id: as.state === 'taken' ? as.entry : null,
            },
          },
        ],
        {
          action: as.state === 'taken' ? 'parent-page.take' : 'parent-page.aside',
          subject: 'child',
          subjectId: row.child_id,
          placeId: child?.school_id ?? null,
          detail: { sort: row.sort },
        },
      )
    },
    { now: ctx.now() },
  )
}
