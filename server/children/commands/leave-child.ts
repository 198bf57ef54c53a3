import { AppError } from '../../../domain/errors.ts'
import { isCivilDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { OutReason } from '../../../domain/registers/child-facts.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { dayWithin } from '../day-within.ts'
import { endChildren } from '../end-children.ts'
import { lockedChild } from '../locked-child.ts'
import { mustReachRoll } from '../reach-classes.ts'

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
      const { before, spans } = await lockedChild(tx, ctx, id, today)
      if (before.row.status === 'left') throw new AppError('not-found')
      const { class_id: classId, school_id: schoolId, village_id: villageId } = before.row
      const tree = await tx.tree()
      mustReach(actor, 'child.write', scopeOfChild({ classId, schoolId, villageId }, tree))
      mustReachRoll(actor, tree, { classId, schoolId, villageId })
      const on = dayWithin(spans, input.on, today, 'on')
      await endChildren(tx, [{ before, on, reason: input.reason, importId: null }])
      tx.note({
        action: 'child.leave',
        subject: 'child',
        subjectId: id,
        placeId: schoolId,
        detail: { reason: input.reason },
      })
    },
    { now: ctx.now() },
  )
}
