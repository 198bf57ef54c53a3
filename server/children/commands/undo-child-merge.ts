import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { lockMerge } from '../db/child-merges.ts'
import { childSnapshot } from '../db/child-snapshot.ts'
import { keptFileOf } from '../db/merge-rows.ts'
import { returnRows } from '../merge/move-rows.ts'
import { openSteps } from '../merge/steps.ts'
import { answersForRolls } from '../merge/two-files.ts'
import { whyTogether } from '../merge/why-together.ts'
import { renewKeys } from '../renew-keys.ts'
import { undoSteps } from '../undo.ts'

/**
 * Two files that were put together are two again, each with what it had; what was written since stays with the kept one. Refused, with
 * the cause, once somebody has built on it; where both are on a roll then, to whoever does not answer for it. Errors: not-found, forbidden, cannot-undo.
 */
export const undoChildMerge = async (
  ctx: Ctx,
  actor: Actor,
  kept: string,
  input: { merge: string; reason: string },
): Promise<{ id: string }> => {
  can(actor, 'child.merge')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await lockMerge(tx, input.merge)
      if (row?.kept_id !== kept || row.sort !== 'merged' || !row.steps_sealed) throw new AppError('not-found')
      const sealed = row.steps_sealed
      await lockChildren(tx, [kept])
      const today = shanghaiDate(tx.now)
      const child = await childSnapshot(tx, ctx.keys, kept, today)
      if (!child && row.undone_on === null && !(await keptFileOf(tx, kept))) throw new AppError('not-found')
      const tree = await tx.tree()
      const scope = (s: { class_id: number | null; school_id: number | null; village_id: number | null }) =>
        scopeOfChild({ classId: s.class_id, schoolId: s.school_id, villageId: s.village_id }, tree)
      if (child) mustReach(actor, 'child.merge', scope(child.stored))
      await tx.widened(async () => {
        const steps = openSteps(ctx.keys, tx, row.id, sealed)
        const why = await whyTogether(tx, row, steps)
        if (why) throw new AppError('cannot-undo', undefined, why)
        await undoSteps(tx, ctx.keys, steps.steps, () => {})
        await renewKeys(tx, ctx.keys, [kept])
        const back = await childSnapshot(tx, ctx.keys, row.gone_id, today)
        if (!back) throw new AppError('internal')
        const now = await childSnapshot(tx, ctx.keys, kept, today)
        answersForRolls(actor, tree, [back, ...(now ? [now] : [])])
        await returnRows(tx, { now: kept, back: row.gone_id, scope: scope(back.stored) }, steps)
        await tx.write(
          [
            {
              table: 'child_merge',
              op: 'update',
              id: row.id,
              childId: kept,
              set: { undone_on: today, undone_by_name: actor.name, undone_reason: input.reason },
            },
          ],
          null,
        )
      })
      tx.note({
        action: 'child.unmerge',
        subject: 'child',
        subjectId: kept,
        placeId: child?.stored.school_id ?? null,
        detail: { gone: row.gone_id, reason: input.reason },
      })
      return { id: row.gone_id }
    },
    { now: ctx.now(), patient: true },
  )
}
