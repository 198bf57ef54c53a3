import type * as z from 'zod'
import type { childAlike } from '../../domain/api/child-shapes.ts'
import { type PlaceTree, titleOfClass } from '../../domain/registers/place.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'

/** Whose file it is, in one line: for choosing between files of one name. */
export const toldFile = (
  { row, register }: SnapshotChild,
  tree: PlaceTree,
): NonNullable<z.infer<typeof childAlike>['child']> => ({
  id: row.id,
  name: row.name,
  sex: register.flat.sex,
  birth: row.birth,
  className: titleOfClass(row.class_id === null ? null : tree.get(row.class_id)),
  schoolName: row.school_id === null ? null : (tree.get(row.school_id)?.name ?? null),
  villageName: row.village_id === null ? null : (tree.get(row.village_id)?.name ?? null),
  left: register.left,
})
