import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { notePicturesSeen } from '../../audit/db/words-read.ts'
import { can } from '../../can.ts'
import { photoStandings } from '../../consents/photo.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { isClosed, whyHidden } from '../attachment-views.ts'
import { findAttachment, type Sizes, sealedPicture } from '../db/attachment.ts'
import { openPicture } from '../sealed-picture.ts'
import { findThing } from '../things.ts'

/**
 * One picture, small or whole. Who looked is told in the file of each child on it, or whom its thing is about (M5): the whole one each time, the small ones of
 * lists once a day. Errors: not-found (also where the thing is not the actor's, or the picture has not come), forbidden, where a family's yes does not hold.
 */
export const takePicture = async (ctx: Ctx, actor: Actor, id: string, size: Sizes): Promise<Buffer> => {
  can(actor, 'attachment.read')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await findAttachment(tx, id)
      const thing = row ? await findThing(tx, row.about_kind, row.about_id) : null
      if (!row || !thing || isClosed(tx, row, thing)) throw new AppError('not-found')
      const why = whyHidden(row, await photoStandings(tx, row.shown), () => undefined)
      if (why !== null)
        throw new AppError('forbidden', undefined, '拍照的同意已经撤回或到期，这张照片不能再看，请删掉。')
      const sealed = await sealedPicture(tx, id, size)
      if (!sealed) throw new AppError('not-found')
      const own = row.shows === 'children' ? row.shown : thing.childId ? [thing.childId] : []
      await notePicturesSeen(tx, own.length > 0 ? own : thing.children, { each: size === 'whole' && own.length > 0 })
      return openPicture(ctx.keys, tx.countyId, id, size, sealed)
    },
    { now: ctx.now() },
  )
}
