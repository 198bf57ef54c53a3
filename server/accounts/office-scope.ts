import type { PlaceTree } from '../../domain/registers/place.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'

/** Who sees an account: the offices of every place where it has a post. */
export const scopeOfPlaces = (placeIds: readonly number[], tree: PlaceTree): number[] =>
  [...new Set(placeIds.flatMap((id) => scopeOfOffice(id, tree)))].sort((a, b) => a - b)
