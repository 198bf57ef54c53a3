import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'

/** Renames a place, sets its other names, closes it, or notes how many pupils a class has where its roster lists only some. */
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
    { now: ctx.now() },
  )
}
