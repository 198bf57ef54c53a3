import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { placeMerges } from '../db/place-merge.ts'

const LOOKED_AT = 200
const MOST = 30

/** Places merged, of those under the actor, the last first; taken back ones stand on no list. */
export const listPlaceMerges = async (ctx: Ctx, actor: Actor) => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const rows = await placeMerges(tx, LOOKED_AT)
      return {
        items: rows
          .filter((m) => canAt(actor, 'place.write', chainOf(tree, m.into_id)))
          .slice(0, MOST)
          .map((m) => ({
            id: m.id,
            from: tree.get(m.from_id)?.name ?? '',
            into: tree.get(m.into_id)?.name ?? '',
            on: m.on_date,
            by: m.by_name,
            reason: m.reason,
            children: m.children,
          })),
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
