import { ancestorOf, type PlaceTree } from './place.ts'

/** Places of a row as plain columns, for lists and figures. */
export type PlaceColumns = {
  school_id: number | null
  class_id: number | null
  village_id: number | null
  township_id: number | null
}

/** Of something that hangs on a child: where the child is. Its township is the school's, else the village's. */
export const placeColumnsOfChild = (
  child: { class_id: number | null; school_id: number | null; village_id: number | null },
  tree: PlaceTree,
): PlaceColumns => ({
  school_id: child.school_id,
  class_id: child.class_id,
  village_id: child.village_id,
  township_id: ancestorOf(tree, child.school_id ?? child.village_id, 'township')?.id ?? null,
})

/** Of something that hangs on a place: the place and what stands above it. */
export const placeColumnsOfPlace = (placeId: number, tree: PlaceTree): PlaceColumns => {
  const at = (kind: 'school' | 'class' | 'village' | 'township') => ancestorOf(tree, placeId, kind)?.id ?? null
  return { school_id: at('school'), class_id: at('class'), village_id: at('village'), township_id: at('township') }
}
