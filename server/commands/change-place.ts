import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place, placesUnder } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { onRollAt } from '../db/on-roll.ts'
import { inActorTx, type Tx } from '../db/tx.ts'

/**
 * Renames a place, sets its other names, closes it once nobody on the roll sits there, or notes how many pupils a class has where
 * its roster lists only some. Errors: not-found, invalid.
 */
export const changePlace = async (
  ctx: Ctx,
  actor: Actor,
  placeId: number,
  input: {
    name?: string | undefined
    aliases?: string[] | undefined
    closed?: boolean | undefined
    typedPupils?: number | null | undefined
    typedPupilsSource?: string | null | undefined
  },
): Promise<Place> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const place = tree.get(placeId)
      mustReach(actor, 'place.write', chainOf(tree, placeId))
      if (!place) throw new AppError('not-found')
      if (typeof input.typedPupils === 'number' && !(input.typedPupilsSource ?? place.typedPupilsSource))
        throw new AppError('invalid', undefined, '填在校生数要写明来源，例如“学籍系统9月数”。')
      if (input.closed && !place.closed) await refuseWhileInUse(tx, place)
      const columns: Record<string, unknown> = {
        name: input.name,
        aliases: input.aliases,
        closed: input.closed,
        typed_pupils: input.typedPupils,
        typed_pupils_source: input.typedPupilsSource,
      }
      const set = Object.fromEntries(Object.entries(columns).filter(([, v]) => v !== undefined))
      await tx.write([{ table: 'place', op: 'update', id: placeId, set }], {
        action: 'place.change',
        subject: 'place',
        subjectId: String(placeId),
        placeId,
        detail: { fields: Object.keys(set) },
      })
      const changed = (await tx.tree()).get(placeId)
      if (!changed) throw new AppError('not-found')
      return changed
    },
    { now: ctx.now(), patient: true },
  )
}

/** A closed place stands on no board: whoever still sits there would be missed. */
const refuseWhileInUse = async (tx: Tx, place: Place) => {
  const below = placesUnder(await tx.tree(), place.id).map((p) => p.id)
  const left = await tx.widened(() => onRollAt(tx, below))
  if (left > 0)
    throw new AppError(
      'invalid',
      undefined,
      `${place.name}还有 ${left} 名在册的孩子，停用后就没人管到他们了。先把他们转到别处，或登记离开，再停用。`,
    )
}
