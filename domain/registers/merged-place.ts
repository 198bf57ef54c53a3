import { chainOf, type Place, type PlaceTree } from './place.ts'

/**
 * A place that was merged hangs under the one that it went into, which is of its own kind (decision 036): a school under a school, a
 * village under a village, a class under a class. What was written of it stays where it was, in sight of the other and counted with it.
 */
const mergedInto = (tree: PlaceTree, place: Place): Place | null => {
  const above = place.parentId === null ? undefined : tree.get(place.parentId)
  return above?.kind === place.kind ? above : null
}

/** Was it merged into another place, so that it stands on no list of its own? */
export const isMerged = (tree: PlaceTree, place: Place): boolean => mergedInto(tree, place) !== null

/** The place that stands for this one now: itself, or the one that it was merged into, however many times. */
export const standingOf = (tree: PlaceTree, place: Place): Place =>
  chainOf(tree, place.id)
    .flatMap((id) => tree.get(id) ?? [])
    .filter((above) => above.kind === place.kind)
    .at(-1) ?? place

/** The place that a code means: the code of one that was merged goes on to the other. */
export const placeOfCode = (tree: PlaceTree, code: string): Place | undefined => {
  const place = [...tree.values()].find((p) => p.code === code)
  return place && standingOf(tree, place)
}

/** The place and all that was merged into it. */
export const withMerged = (tree: PlaceTree, place: Place): Place[] => {
  const found = [place]
  // Nearly always nothing was: one look, without climbing from each place of the county.
  for (const into of found)
    for (const p of tree.values())
      if (p.parentId === into.id && p.kind === place.kind && !found.includes(p)) found.push(p)
  return found
}
