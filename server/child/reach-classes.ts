import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'

export const mustReachClasses = (actor: Actor, tree: PlaceTree, ids: readonly (number | null)[]) => {
  for (const id of ids) if (id !== null) mustReach(actor, 'child.write', chainOf(tree, id))
}
