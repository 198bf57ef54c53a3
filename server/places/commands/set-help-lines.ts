import { AppError } from '../../../domain/errors.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import type { HelpLine } from '../db/help-lines.ts'

/** Sets the numbers to call in an emergency at a place; the whole list at once. Errors: not-found, forbidden. */
export const setHelpLines = async (
  ctx: Ctx,
  actor: Actor,
  placeId: number,
  lines: readonly HelpLine[],
): Promise<void> => {
  can(actor, 'place.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      mustReach(actor, 'place.write', chainOf(tree, placeId))
      if (!tree.has(placeId)) throw new AppError('not-found')
      await tx.write([{ table: 'place', op: 'update', id: placeId, set: { help_lines: JSON.stringify(lines) } }], {
        action: 'place.help-lines',
        subject: 'place',
        subjectId: String(placeId),
        placeId,
        detail: { lines: lines.length },
      })
    },
    { now: ctx.now() },
  )
}
