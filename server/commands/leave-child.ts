import { AppError } from '../../domain/errors.ts'
import { isCivilDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { OutReason } from '../../domain/registers/child-facts.ts'
import { chainOf } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import { endChildren } from '../child/end-children.ts'
import type { Ctx } from '../context.ts'
import { childSnapshot } from '../db/child-snapshot.ts'
import { inActorTx } from '../db/tx.ts'

/** A child goes: off the roll from a day on, with the reason. Nothing is erased. */
export const leaveChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { on: string; reason: OutReason },
): Promise<void> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  if (!isCivilDate(input.on) || input.on > today)
    throw new AppError('invalid', { on: '离开日期不能晚于今天。' }, '离开日期不能晚于今天。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const before = await childSnapshot(tx, ctx.keys, id, today)
      if (!before || before.row.status === 'left') throw new AppError('not-found')
      const tree = await tx.tree()
      mustReach(actor, 'child.write', [
        ...chainOf(tree, before.row.class_id),
        ...chainOf(tree, before.row.school_id),
        ...chainOf(tree, before.row.village_id),
      ])
      await endChildren(tx, [{ before, on: input.on, reason: input.reason, importId: null }])
      tx.note({
        action: 'child.leave',
        subject: 'child',
        subjectId: id,
        placeId: before.row.school_id,
        detail: { reason: input.reason },
      })
    },
    { now: ctx.now() },
  )
}
