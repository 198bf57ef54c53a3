import { type Place, type PlaceTree, titleOfClass } from '../../domain/registers/place.ts'

/** A place as it is called far from home: a class with its school before it. */
export const placeTold = (tree: PlaceTree, place: Place): string =>
  place.kind === 'class' && place.parentId !== null
    ? `${tree.get(place.parentId)?.name ?? ''}${titleOfClass(place) ?? place.name}`
    : place.name
