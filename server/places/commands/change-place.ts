import { AppError } from '../../../domain/errors.ts'
import { isMerged, placeOfCode } from '../../../domain/registers/merged-place.ts'
import { chainOf, type Place, type PlaceTree, placesUnder } from '../../../domain/registers/place.ts'
import { KIND_NAMES, MAY_STAND } from '../../../domain/registers/place-kinds.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPlaces } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { onRollAt } from '../db/on-roll.ts'
import { hangElsewhere } from '../hang-elsewhere.ts'

/**
 * Renames a place, sets its other names, hangs it on another place (F10), closes it once nobody on the roll sits there, or notes how
 * many pupils a class has where its roster lists only some. Errors: not-found, invalid.
 */
export const changePlace = async (
  ctx: Ctx,
  actor: Actor,
  placeId: number,
  input: {
    name?: string | undefined
    aliases?: string[] | undefined
    closed?: boolean | undefined
    parentCode?: string | undefined
    typedPupils?: number | null | undefined
    typedPupilsSource?: string | null | undefined
  },
): Promise<Place> => {
  can(actor, 'place.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if (input.parentCode !== undefined) await lockPlaces(tx)
      const tree = await tx.tree()
      const place = tree.get(placeId)
      mustReach(actor, 'place.write', chainOf(tree, placeId))
      if (!place) throw new AppError('not-found')
      if (isMerged(tree, place)) throw new AppError('invalid', undefined, MERGED(place.name))
      if (typeof input.typedPupils === 'number' && !(input.typedPupilsSource ?? place.typedPupilsSource))
        throw new AppError('invalid', undefined, '填在校生数要写明来源，例如“学籍系统9月数”。')
      if (input.closed && !place.closed) await refuseWhileInUse(tx, place)
      const columns: Record<string, unknown> = {
        name: input.name,
        aliases: input.aliases,
        closed: input.closed,
        parent_id: input.parentCode === undefined ? undefined : newParent(actor, tree, place, input.parentCode),
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
      if ('parent_id' in set && set.parent_id !== place.parentId) await hangElsewhere(tx, [placeId])
      const changed = (await tx.tree()).get(placeId)
      if (!changed) throw new AppError('not-found')
      return changed
    },
    { now: ctx.now(), patient: true },
  )
}

const MERGED = (name: string) => `“${name}”已经并到别处，不能再改。要改名称，请改并过去的那一个。`

/**
 * The place to hang it on, within the actor's own reach as well; one that already has a place of this kind and name is refused: the two
 * could not be told apart on any list.
 */
const newParent = (actor: Actor, tree: PlaceTree, place: Place, code: string): number => {
  const parent = placeOfCode(tree, code)
  mustReach(actor, 'place.write', parent ? chainOf(tree, parent.id) : [])
  if (!parent) throw new AppError('not-found')
  if (place.kind === 'county' || !MAY_STAND[place.kind].includes(parent.kind))
    throw new AppError(
      'invalid',
      undefined,
      `${KIND_NAMES[place.kind]}“${place.name}”不能放在${KIND_NAMES[parent.kind]}“${parent.name}”下面，请另选一个。`,
    )
  const twin = [...tree.values()].some(
    (p) => p.id !== place.id && p.parentId === parent.id && p.kind === place.kind && p.name === place.name,
  )
  if (twin)
    throw new AppError(
      'invalid',
      undefined,
      `${parent.name}下面已经有一个“${place.name}”。两个名称一样分不清，请先给其中一个改名，再放过去。`,
    )
  return parent.id
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
