import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeMerges } from '../db/place-merge.ts'
import { openPlaceSteps } from '../merge-steps.ts'
import { whyPlaceMergeStays } from '../why-place-merge-stays.ts'

const LOOKED_AT = 200
const MOST = 30

/** Places merged, of those under the actor, the last first, each with why it would not be taken back (F15); taken back ones stand on no list. */
export const listPlaceMerges = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const rows = await placeMerges(tx, LOOKED_AT)
      const own = rows.filter((m) => canAt(actor, 'place.write', chainOf(tree, m.into_id))).slice(0, MOST)
      const refused = await tx.widened(async () => {
        const why = new Map<string, string | null>()
        for (const m of own)
          why.set(m.id, await whyPlaceMergeStays(tx, m, openPlaceSteps(ctx.keys, tx, m.id, m.steps_sealed)))
        return why
      })
      return {
        items: own.map((m) => ({
          id: m.id,
          from: tree.get(m.from_id)?.name ?? '',
          into: tree.get(m.into_id)?.name ?? '',
          on: m.on_date,
          by: m.by_name,
          reason: m.reason,
          children: m.children,
          undoRefused: refused.get(m.id) ?? null,
        })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
