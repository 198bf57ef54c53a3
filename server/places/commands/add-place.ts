import { AppError } from '../../../domain/errors.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type NewPlace, writePlaces } from '../new-places.ts'

/**
 * Adds one place, and answers the row that was written. Only a new one: a code that stands already is refused before anything is
 * written (H3). Errors: code-taken, invalid, not-found.
 */
export const addPlace = async (ctx: Ctx, actor: Actor, row: NewPlace): Promise<Place> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const before = await tx.tree()
      const { problems, added, updated } = await writePlaces(tx, [row], [], 'new')
      if (problems[0]) throw new AppError('invalid', undefined, problems[0].message)
      tx.note({ action: 'place.add', subject: 'place', detail: { added, updated } })
      const made = [...(await tx.tree()).values()].find((p) => !before.has(p.id))
      if (!made) throw new AppError('internal')
      return made
    },
    { now: ctx.now() },
  )
}
