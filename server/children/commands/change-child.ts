import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import { toldReadings } from '../../../domain/registers/told-readings.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { refuseConflicts } from '../child-conflicts.ts'
import type { ChildUpdate } from '../child-update.ts'
import type { Placed } from '../columns.ts'
import { dayWithin } from '../day-within.ts'
import { refuseHeldNumbers } from '../held-numbers.ts'
import { heldVersions, tellNumbers } from '../held-versions.ts'
import { householdFor } from '../household-for.ts'
import { lockedChild } from '../locked-child.ts'
import { mustReachClasses } from '../reach-classes.ts'
import { saidBy } from '../said-by.ts'
import { type Changes, checkTyped, namedFacts, placesOf } from '../typed-changes.ts'
import { updateChildren } from '../update-children.ts'

/** Field versions come by the screen's names; the table has its own. */
const COLUMN: Record<string, string> = {
  name: 'name',
  sex: 'sex',
  birth: 'birth',
  birthdayBy: 'birthday_by',
  idNumber: 'id_sealed',
  studentNo: 'student_no_sealed',
  ethnicity: 'ethnicity',
  hukou: 'hukou',
  address: 'address',
  boarder: 'boarder',
  classCode: 'class_id',
  villageCode: 'village_id',
}

const LEFT = '孩子已经离开，资料不再改。回来了的话，请先在档案里办“回来了”。'

/**
 * Changes facts of a child from a day on, and tells what that makes of the readings of “left behind”. Errors: invalid (by field), conflict (somebody changed the same field), not-found.
 */
export const changeChild = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  input: {
    since?: string | undefined
    changes: Changes
    base: Record<string, number>
    seen?: Record<string, unknown> | undefined
  },
): Promise<{ versions: Record<string, number>; told: string[] }> => {
  can(actor, 'child.write')
  const today = shanghaiDate(ctx.now())
  const since = input.since ?? today
  checkTyped(input.changes, today, since)
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { before, spans } = await lockedChild(tx, ctx, id, today)
      const tree = await tx.tree()
      const { class_id: classId, school_id: schoolId, village_id: villageId } = before.row
      mustReach(actor, 'child.write', scopeOfChild({ classId, schoolId, villageId }, tree))
      if (before.row.status === 'left') throw new AppError('invalid', undefined, LEFT)
      if (input.seen) await refuseConflicts(tx, before, tree, input.changes, input.seen)
      const { klass, flat } = placesOf(tree, input.changes, before.register.flat)
      const placed: Placed = {
        schoolId: klass ? klass.parentId : before.row.school_id,
        classId: klass ? klass.id : before.row.class_id,
        villageId: flat.villageId,
        householdId: before.row.household_id,
      }
      mustReach(actor, 'child.write', scopeOfChild(placed, tree))
      // A class is given and taken by its school: that a village knows the child is not enough.
      if (placed.classId !== classId) mustReachClasses(actor, tree, [classId, placed.classId])
      placed.householdId = await householdFor(tx, ctx.keys, { id, flat, placed, was: before })
      const update: ChildUpdate = {
        before,
        flat,
        placed,
        on: since,
        importId: null,
        named: namedFacts(input.changes),
        base: heldVersions(input.changes, input.base, input.seen),
      }
      const dated = Object.keys(saidBy(update)).length > 0
      const on = dated ? dayWithin(spans, since, today, 'since') : since
      const { versions, facts } = await updateChildren(tx, ctx.keys, [{ ...update, on }]).catch((error: unknown) => {
        throw input.seen ? tellNumbers(error) : error
      })
      await refuseHeldNumbers(tx, ctx.keys, [{ flat, was: before.register.flat }])
      tx.note({
        action: 'child.change',
        subject: 'child',
        subjectId: id,
        placeId: placed.schoolId,
        detail: { fields: Object.keys(input.changes).map((f) => COLUMN[f] ?? f) },
      })
      const now = facts.get(id)
      return {
        versions: versions.get(id) ?? {},
        told: now ? toldReadings(before.facts, now, { today, on }) : [],
      }
    },
    { now: ctx.now() },
  )
}
