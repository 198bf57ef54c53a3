import { isMerged } from '../../domain/registers/merged-place.ts'
import { ancestorOf, type Place, type PlaceTree, placesUnder } from '../../domain/registers/place.ts'
import { isRollPlace } from '../../domain/registers/roll.ts'

/** Classes and villages at and under a place that stand today: class by class of each school, then the villages. */
export const rollPlaces = (tree: PlaceTree, place: Place): Place[] => {
  const above = (p: Place) => ancestorOf(tree, p.id, p.kind === 'class' ? 'school' : 'township')?.name ?? ''
  return placesUnder(tree, place.id)
    .filter((p) => isRollPlace(p.kind) && !p.closed && !isMerged(tree, p))
    .sort(
      (a, b) =>
        Number(a.kind === 'village') - Number(b.kind === 'village') ||
        above(a).localeCompare(above(b), 'zh') ||
        (a.grade ?? 99) - (b.grade ?? 99) ||
        a.name.localeCompare(b.name, 'zh', { numeric: true }) ||
        a.id - b.id,
    )
}
