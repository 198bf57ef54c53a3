import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mustFindRoster } from '../../import/roster-view.ts'

/** Throws away a list that was read and not written. Errors: invalid once it is being, or has been, written. */
export const cancelRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<void> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await mustFindRoster(tx, id)
      if (row.state === 'applying' || row.state === 'undoing')
        throw new AppError('invalid', undefined, '正在写或撤回，请先停下。')
      if (row.state !== 'read') throw new AppError('invalid', undefined, '已经写入的表不能放弃，可以整批撤回。')
      await tx.write([{ table: 'roster_import', op: 'update', id, set: { state: 'cancelled' } }], {
        action: 'roster.cancel',
        subject: 'roster',
        subjectId: id,
        placeId: row.school_id,
      })
    },
    { now: ctx.now() },
  )
}
