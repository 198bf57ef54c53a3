import { AppError } from '../../../domain/errors.ts'
import { scopeOfAudit } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type AttachmentOut, attachmentViews } from '../attachment-views.ts'
import { findAttachment } from '../db/attachment.ts'
import { sealPicture } from '../sealed-picture.ts'
import { mustBeAgreed } from '../shown-children.ts'
import { PictureFault } from '../shrink/fault.ts'
import { shrinkPicture } from '../shrink/shrink-picture.ts'
import { findThing } from '../things.ts'

/**
 * Takes a picture in that was announced: drawn anew without anything beside it, at most 200 KB, sealed. No connection waits while it is drawn. One that came
 * already stays as it is. Errors: not-found, invalid (no picture, damaged, too large; a yes that was taken back meanwhile).
 */
export const putPicture = async (ctx: Ctx, actor: Actor, id: string, bytes: Uint8Array): Promise<AttachmentOut> => {
  can(actor, 'attachment.write')
  const now = ctx.now()
  const there = await inActorTx(ctx.db, actor, (tx) => announced(tx, id), { readOnly: true, now })
  if (there.row.size === null) {
    const drawn = await shrinkPicture(bytes).catch((error: unknown) => {
      if (error instanceof PictureFault) throw new AppError('invalid', { file: error.message }, error.message)
      throw error
    })
    await inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        const { row, thing } = await announced(tx, id, true)
        if (row.size !== null) return
        const sealed = (size: 'small' | 'whole', of: Uint8Array) => sealPicture(ctx.keys, tx.countyId, id, size, of)
        await tx.write(
          [
            {
              table: 'attachment',
              op: 'update',
              id,
              set: {
                picture_sealed: sealed('whole', drawn.picture),
                small_sealed: sealed('small', drawn.small),
                width: drawn.width,
                height: drawn.height,
                size: drawn.picture.length,
              },
            },
          ],
          {
            action: 'attachment.picture',
            subject: thing.childId ? 'child' : 'attachment',
            subjectId: thing.childId ?? id,
            placeId: thing.placeId,
            detail: { attachment: id },
            scope: scopeOfAudit(thing.scope),
          },
        )
      },
      { now },
    )
  }
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const [view] = await attachmentViews(tx, [await announced(tx, id)])
      if (!view) throw new AppError('not-found')
      return view
    },
    { readOnly: true, now },
  )
}

/** What was announced by this actor and still hangs on something; the family's yes is asked again. */
const announced = async (tx: Tx, id: string, held = false) => {
  const row = await findAttachment(tx, id, { held })
  const thing = row && row.removed_on === null ? await findThing(tx, row.about_kind, row.about_id) : null
  if (!row || !thing || !(row.by_id === tx.actor.accountId)) throw new AppError('not-found')
  if (row.size === null) await mustBeAgreed(tx, row.shown)
  return { row, thing }
}
