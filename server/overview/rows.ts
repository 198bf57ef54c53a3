import type { OverviewKind } from '../../domain/overview.ts'
import { isMerged, withMerged } from '../../domain/registers/merged-place.ts'
import { chainOf, type Place, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import { sortedInTree } from '../places/queries/places.ts'

/**
 * The places that a table has rows of, in the places' own order (never by how they do), and to which row a school or a village belongs.
 * A child stands in one row: where its school is, and only one without a school where its village is.
 */
export type OverviewRows = {
  kind: OverviewKind
  rows: Place[]
  schools: Map<number, number>
  villages: Map<number, number>
}

export const overviewRows = (tree: PlaceTree, place: Place, kind: OverviewKind): OverviewRows => {
  const under = new Set(placesUnder(tree, place.id).map((p) => p.id))
  // A school straight under the county stands beside the townships.
  const wanted = (p: Place) =>
    p.kind === kind || (kind === 'township' && p.kind === 'school' && p.parentId === place.id)
  const rows = sortedInTree(tree).filter((p) => under.has(p.id) && wanted(p) && !isMerged(tree, p))
  const ids = new Set(rows.map((r) => r.id))
  const belong = (of: Place['kind']): Map<number, number> =>
    new Map(
      [...tree.values()].flatMap((p): [number, number][] => {
        if (p.kind !== of) return []
        const row = chainOf(tree, p.id).find((id) => ids.has(id))
        return row === undefined ? [] : [[p.id, row]]
      }),
    )
  return {
    kind,
    rows,
    schools: kind === 'village' ? new Map() : belong('school'),
    villages: kind === 'school' ? new Map() : belong('village'),
  }
}

/** Ids under which lists of a row's schools came in. */
export const schoolsOf = (tree: PlaceTree, row: Place): number[] =>
  (row.kind === 'township'
    ? placesUnder(tree, row.id, 'school')
    : row.kind === 'school'
      ? withMerged(tree, row)
      : []
  ).map((p) => p.id)
