import { AppError } from '../../../domain/errors.ts'
import { isCivilDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import { placeOfCode, standingOf } from '../../../domain/registers/merged-place.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Placed } from '../columns.ts'
import { lockedChild } from '../locked-child.ts'
import { mustBeOpen } from '../must-be-open.ts'
import { mustReachRoll } from '../reach-classes.ts'
import { updateChildren } from '../update-children.ts'

/** A child who had gone is back, in a class or (none named) where it was before; the old file and records go on. */
export const returnChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: { on: string; classCode?: string | undefined },
): Promise<void> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  if (!isCivilDate(input.on) || input.on > today)
    throw new AppError('invalid', { on: '回来的日期不能晚于今天。' }, '回来的日期不能晚于今天。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { before, spans } = await lockedChild(tx, ctx, id, today)
      if (before.row.status !== 'left') throw new AppError('not-found')
      const tree = await tx.tree()
      const now = (id: number | null) => {
        const place = id === null ? undefined : tree.get(id)
        return place && standingOf(tree, place)
      }
      const klass = input.classCode ? placeOfCode(tree, input.classCode) : now(before.row.class_id)
      if (input.classCode && klass?.kind !== 'class') throw new AppError('place-unknown')
      const placed: Placed = {
        schoolId: klass?.parentId ?? now(before.row.school_id)?.id ?? null,
        classId: klass?.id ?? null,
        villageId: now(before.row.village_id)?.id ?? null,
        householdId: before.row.household_id,
      }
      const { class_id: classId, school_id: schoolId, village_id: villageId } = before.row
      mustReach(actor, 'child.write', scopeOfChild({ classId, schoolId, villageId }, tree))
      for (const roll of [{ classId, schoolId, villageId }, placed]) mustReachRoll(actor, tree, roll)
      mustBeOpen(klass, 'classCode')
      if (spans.some(({ facts }) => facts.status !== 'left' && (facts.untilOn ?? '') > input.on))
        throw new AppError('invalid', { on: '不能早于离开的那一天。' }, '回来的日期不能早于离开的那一天。')
      const flat = {
        ...before.register.flat,
        ...(klass ? { grade: klass.grade, label: klass.label } : {}),
      }
      await updateChildren(tx, ctx.keys, [{ before, flat, placed, on: input.on, importId: null }])
      tx.note({ action: 'child.return', subject: 'child', subjectId: id, placeId: placed.schoolId })
    },
    { now: ctx.now() },
  )
}
