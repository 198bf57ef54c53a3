import type * as z from 'zod'
import type { rosterProgress } from '../../../domain/api/roster-shapes.ts'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import { toldProgress } from '../../import/why-not-undone.ts'
import { giveBackRoster } from './give-back-roster.ts'

/**
 * Stops the writing or the undoing of an import, waiting or under way: nothing of it stays. What has just been written is undone
 * instead. Errors: invalid when nothing is under way any more.
 */
export const stopRoster = async (ctx: Ctx, actor: Actor, id: string): Promise<z.input<typeof rosterProgress>> => {
  can(actor, 'roster.import')
  await inActorTx(ctx.db, actor, (tx) => mustFindRoster(tx, id), { readOnly: true })
  if (!(await giveBackRoster(ctx, actor, id, null)))
    throw new AppError('invalid', undefined, '已经做完了，停不下来。写进去的可以用“整批撤回”退回。')
  return inActorTx(ctx.db, actor, async (tx) => toldProgress(ctx, tx, await mustFindRoster(tx, id)), { readOnly: true })
}
