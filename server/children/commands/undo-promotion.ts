import { AppError } from '../../../domain/errors.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren, lockImports, lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { takeBackHanded } from '../../transfers/close-transfers.ts'
import { promotionsOf, spansMadeBy } from '../db/promotions.ts'
import { returnTeachers } from '../promotion/return-teachers.ts'
import { whyPromotionStays } from '../promotion/why-promotion-stays.ts'
import { undoSteps } from '../undo.ts'
import type { UndoStep } from '../undo-step.ts'

/**
 * Children sit again where they sat before a promotion, head teachers who went along have their class again, and no school is asked to take anybody in. Refused once somebody has changed one of them or written about one, with how many and
 * whom. Errors: not-found, cannot-undo.
 */
export const undoPromotion = async (
  ctx: Ctx,
  actor: Actor,
  input: { school: string; id: string; reason: string },
): Promise<void> => {
  can(actor, 'roster.import')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockImports(tx)
      const school = await placeByCode(tx, input.school, 'roster.import')
      mustReach(actor, 'roster.import', chainOf(await tx.tree(), school.id))
      const one = (await promotionsOf(tx, school.id)).find((p) => p.id === input.id)
      if (!one) throw new AppError('not-found')
      if (one.posts.length) await lockPosts(tx)
      const children = await tx.widened(async () => {
        const spans = await spansMadeBy(tx, one.id)
        const ids = [...new Set(spans.map((s) => s.child_id))].sort()
        await lockChildren(tx, ids)
        const why = await whyPromotionStays(tx, one)
        if (why !== null) throw new AppError('cannot-undo', undefined, why)
        // Undone last thing first: what was put in goes before what it cut is open again.
        const steps: UndoStep[] = spans.flatMap(({ child_id: childId, made, cut }): UndoStep[] => [
          ...(cut
            ? [{ table: 'child_facts' as const, id: cut, childId, op: 'restore' as const, set: { until_on: null } }]
            : []),
          { table: 'child_facts', id: made, childId, op: 'remove', set: {} },
        ])
        await undoSteps(tx, ctx.keys, steps, () => {})
        await takeBackHanded(tx, one.id, '升级与毕业撤回了')
        return ids.length
      })
      await returnTeachers(tx, one.posts)
      tx.note({
        action: 'class.promote-undone',
        subject: 'place',
        subjectId: String(school.id),
        placeId: school.id,
        detail: { id: one.id, reason: input.reason, children },
      })
    },
    { now: ctx.now(), patient: true },
  )
}
