import type * as z from 'zod'
import type { attachmentApi } from '../../../domain/api/attachment.ts'
import { AppError } from '../../../domain/errors.ts'
import { MOST_OF_ONE } from '../../../domain/registers/attachment.ts'
import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPictures } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { type AttachmentOut, attachmentViews } from '../attachment-views.ts'
import { attachmentsOf, findAttachment } from '../db/attachment.ts'
import { shownChildren } from '../shown-children.ts'
import { findThing } from '../things.ts'

const FULL = `一处最多添 ${MOST_OF_ONE} 张，请先删掉用不着的。`
const TAKEN = '这个编号已经用在另一张照片上，请刷新页面再添。'

/**
 * Announces a picture: on what it hangs, and whether children can be known on it, for which the family's yes must stand (dossier §3.7). The picture itself
 * follows (put-picture.ts): a phone whose network is gone sends it later. Said twice is said. Errors: not-found, forbidden, invalid.
 */
export const addAttachment = async (
  ctx: Ctx,
  actor: Actor,
  input: z.output<(typeof attachmentApi)['addAttachment']['body']>,
): Promise<AttachmentOut> => {
  can(actor, 'attachment.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const thing = await findThing(tx, input.of, input.on)
      if (!thing) throw new AppError('not-found')
      if (!thing.mayAdd) throw new AppError('forbidden', undefined, '这里的照片由写这一件的人来添，您只能看。')
      const shown = await shownChildren(tx, thing, input)
      await lockPictures(tx, thing.on)
      const stands = await attachmentsOf(tx, thing.of, thing.on)
      const before = stands.find((row) => row.id === input.id)
      if (!before && stands.length >= MOST_OF_ONE) throw new AppError('invalid', undefined, FULL)
      if (!before) {
        const { inserted } = await tx.write(
          [
            {
              table: 'attachment',
              op: 'insert',
              id: input.id,
              ...(thing.childId ? { childId: thing.childId } : {}),
              scope: thing.scope,
              set: {
                about_kind: thing.of,
                about_id: thing.on,
                child_id: thing.childId,
                place_id: thing.placeId,
                shows: input.shows,
                shown,
                words: input.words,
                by_id: actor.accountId,
                by_name: actor.name,
                made_at: new Date(tx.now),
              },
            },
          ],
          {
            action: 'attachment.add',
            subject: thing.childId ? 'child' : 'attachment',
            subjectId: thing.childId ?? input.id,
            placeId: thing.placeId,
            detail: { attachment: input.id, of: thing.of },
            scope: scopeOfAudit(thing.scope),
          },
        )
        if (!inserted.has(input.id)) throw new AppError('invalid', { id: TAKEN }, TAKEN)
      }
      const row = await findAttachment(tx, input.id)
      const [view] = row ? await attachmentViews(tx, [{ row, thing }]) : []
      if (!view) throw new AppError('not-found')
      return view
    },
    { now: ctx.now() },
  )
}
