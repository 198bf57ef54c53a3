import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { heldAt } from '../db/held-at.ts'
import { OPEN_LISTS, planMerge, type SameClasses } from '../merge-plan.ts'

/** What would go along if one place went into another: numbers and classes, nobody's name. Errors: not-found, invalid. */
export const getMergePreview = async (
  ctx: Ctx,
  actor: Actor,
  placeId: number,
  asked: { into: string; classes: SameClasses },
) => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { from, into, classes, hanging } = planMerge(await tx.tree(), actor, placeId, asked)
      const { openLists, endedPosts, calendar, ...held } = await tx.widened(() =>
        heldAt(tx, [from.id, ...classes.map((c) => c.from.id)]),
      )
      return {
        from: from.name,
        into: into.name,
        ...held,
        hanging: {
          schools: hanging.filter((p) => p.kind === 'school').length,
          villages: hanging.filter((p) => p.kind === 'village').length,
        },
        /** What stands in the way, as a sentence. */
        stop: openLists > 0 ? OPEN_LISTS(from.name, openLists) : null,
        ownCalendar: calendar > 0,
        classes: classes
          .filter((c) => !c.from.closed)
          .map((c) => ({ name: c.from.name, becomes: c.name, together: c.into !== null })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
