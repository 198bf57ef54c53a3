import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mayRemove } from '../attachment-views.ts'
import { findAttachment } from '../db/attachment.ts'
import { findThing } from '../things.ts'

/**
 * Takes a picture away: its bytes are gone with the commit (copies made before hold it until they are thrown away), a line stays of who added it, who removed
 * it and why. Removed twice is removed. Errors: not-found, forbidden.
 */
export const removeAttachment = async (ctx: Ctx, actor: Actor, id: string, reason: string): Promise<void> => {
  can(actor, 'attachment.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findAttachment(tx, id, { held: true })
      const thing = row ? await findThing(tx, row.about_kind, row.about_id) : null
      if (!row || !thing || (row.size === null && row.by_id !== actor.accountId && row.removed_on === null))
        throw new AppError('not-found')
      if (!mayRemove(tx, row, thing))
        throw new AppError('forbidden', undefined, '这张照片由添它的人，或写这一件的人来删。')
      if (row.removed_on !== null) return
      await tx.write(
        [
          {
            table: 'attachment',
            op: 'update',
            id,
            set: {
              picture_sealed: null,
              small_sealed: null,
              removed_on: shanghaiDate(tx.now),
              removed_by_name: actor.name,
              removed_reason: reason,
            },
          },
        ],
        {
          action: 'attachment.remove',
          subject: thing.childId ? 'child' : 'attachment',
          subjectId: thing.childId ?? id,
          placeId: thing.placeId,
          detail: { attachment: id, reason },
          scope: scopeOfAudit(thing.scope),
        },
      )
    },
    { now: ctx.now() },
  )
}
