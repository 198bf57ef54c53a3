import { AppError } from '../../domain/errors.ts'
import { chainOf, type Place, type PlaceTree } from '../../domain/registers/place.ts'
import type { Action, Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import { sortedClasses } from '../places/queries/places.ts'

/** A school within the actor's reach and its classes in school order. Errors: place-unknown, not-found. */
export const schoolWithClasses = (
  actor: Actor,
  action: Action,
  code: string,
  tree: PlaceTree,
): { school: Place; classes: Place[] } => {
  const school = [...tree.values()].find((p) => p.code === code)
  if (school?.kind !== 'school') throw new AppError('place-unknown')
  mustReach(actor, action, chainOf(tree, school.id))
  return {
    school,
    classes: sortedClasses(
      [...tree.values()].filter((p) => p.kind === 'class' && p.parentId === school.id && !p.closed),
    ),
  }
}

/** A class within the actor's reach. Errors: place-unknown, not-found. */
export const classAt = (actor: Actor, action: Action, code: string, tree: PlaceTree): Place => {
  const place = [...tree.values()].find((p) => p.code === code)
  if (place?.kind !== 'class') throw new AppError('place-unknown')
  mustReach(actor, action, chainOf(tree, place.id))
  return place
}
