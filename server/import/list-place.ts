import type { Place, PlaceTree } from '../../domain/registers/place.ts'

/** Whose list a file may be: a school's, or that of a township or county, which is taken apart by school. */
export const listPlace = (tree: PlaceTree, code: string): Place | undefined =>
  [...tree.values()].find(
    (p) => p.code === code && (p.kind === 'school' || p.kind === 'township' || p.kind === 'county'),
  )
