import type { Tx } from '../db/tx-type.ts'
import { restampPlaces } from '../db/write/restamp-places.ts'
import { moveChildren } from './move-children.ts'

/**
 * Places that hang somewhere else now: who may see what hangs on them follows, and the pupils of a class that went to another school are
 * that school's from today on. From here to its end the transaction holds the county's own circles (`restampPlaces`).
 */
export const hangElsewhere = async (tx: Tx, moved: readonly number[]): Promise<void> => {
  await restampPlaces(tx, moved)
  const tree = await tx.tree()
  const schools = new Map(
    moved.flatMap((id): [number, number | null][] => {
      const place = tree.get(id)
      return place?.kind === 'class' ? [[id, place.parentId]] : []
    }),
  )
  if (schools.size === 0) return
  await moveChildren(tx, [...schools.keys()], (seat) => {
    const school = seat.classId === null ? undefined : schools.get(seat.classId)
    return school === undefined ? seat : { ...seat, schoolId: school }
  })
}
