import { AppError } from '../../domain/errors.ts'
import { placeOfCode } from '../../domain/registers/merged-place.ts'
import { chainOf, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import { type Actor, MAY_GRANT, PLACE_KINDS_OF, type Role } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'

/** Which place a role is given at: the right kind, within the actor's own places, and a role that the actor may hand out. */
export const placeForRole = (actor: Actor, role: Role, placeCode: string, tree: PlaceTree): Place => {
  const place = placeOfCode(tree, placeCode)
  if (!place) throw new AppError('place-unknown')
  mustReach(actor, 'account.write', chainOf(tree, place.id))
  if (actor.via !== 'operator' && !MAY_GRANT[actor.role].includes(role)) throw new AppError('forbidden')
  if (!PLACE_KINDS_OF[role].includes(place.kind))
    throw new AppError('invalid', { placeCode: `这个角色不能放在“${place.name}”这一级，请换一个单位。` })
  return place
}
