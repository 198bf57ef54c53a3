import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { findLink, shutDoors } from '../db/parent-link.ts'
import { reachableChildren } from '../reachable-children.ts'

/** Takes a link back: from now on its address opens nothing. Taken back twice is taken back. Errors: not-found. */
export const endParentLink = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'parent-page.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const link = await findLink(tx, id, { held: true })
      if (!link) throw new AppError('not-found')
      await reachableChildren(tx, 'parent-page.write', [link.child_id])
      await shutDoors(tx, [id])
      if (link.ended_on !== null) return
      await tx.write(
        [
          {
            table: 'parent_link',
            op: 'update',
            id,
            childId: link.child_id,
            set: { ended_on: shanghaiDate(tx.now), ended_by_name: actor.name },
          },
        ],
        {
          action: 'parent-page.end',
          subject: 'child',
          subjectId: link.child_id,
          placeId: link.school_id,
          detail: { part: link.part },
        },
      )
    },
    { now: ctx.now() },
  )
}
