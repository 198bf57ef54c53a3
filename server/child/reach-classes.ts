import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'

/** A class is given and taken by its school: that a village knows the child is not enough. */
export const mustReachClasses = (actor: Actor, tree: PlaceTree, ids: readonly (number | null)[]) => {
  for (const id of ids) if (id !== null) mustReach(actor, 'child.write', chainOf(tree, id))
}

/** Whose roll a child is on: its class, else its school, else (known to the village only) the village. */
export const mustReachRoll = (
  actor: Actor,
  tree: PlaceTree,
  child: { classId: number | null; schoolId: number | null; villageId: number | null },
) => mustReachClasses(actor, tree, [child.classId ?? child.schoolId ?? child.villageId])
