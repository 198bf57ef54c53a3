import { placeOfCode } from '../../domain/registers/merged-place.ts'
import type { Place, PlaceTree } from '../../domain/registers/place.ts'

/** Whose list a file may be: a school's, or that of a township or county, which is taken apart by school. */
export const listPlace = (tree: PlaceTree, code: string): Place | undefined => {
  const place = placeOfCode(tree, code)
  return place && LISTED.includes(place.kind) ? place : undefined
}

const LISTED: readonly Place['kind'][] = ['school', 'township', 'county']
