import { AppError } from '../../domain/errors.ts'
import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { type Actor, canAt } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'

/** A class is given and taken by its school: that a village knows the child is not enough. */
export const mustReachClasses = (actor: Actor, tree: PlaceTree, ids: readonly (number | null)[]) => {
  for (const id of ids) if (id !== null) mustReach(actor, 'child.write', chainOf(tree, id))
}

type OnRoll = { classId: number | null; schoolId: number | null; villageId: number | null }

/**
 * Whose roll a child is on decides over going and coming back: its class, else its school, else (known to the village only) the
 * village.
 */
export const reachesRoll = (actor: Actor, tree: PlaceTree, child: OnRoll): boolean =>
  canAt(actor, 'child.write', chainOf(tree, child.classId ?? child.schoolId ?? child.villageId))

/** The same, asked of somebody who sees the child already. Error: forbidden. */
export const mustReachRoll = (actor: Actor, tree: PlaceTree, child: OnRoll) => {
  if (!reachesRoll(actor, tree, child))
    throw new AppError('forbidden', undefined, '在校学生的离开和回来由学校办，请告诉班主任或教导主任。')
}
