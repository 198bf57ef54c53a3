import { AppError } from '../../../domain/errors.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { Keys } from '../../keys.ts'
import { placeByCode } from '../../places/queries/term-of-place.ts'
import { type SnapshotChild, schoolSnapshot } from '../db/child-snapshot.ts'

export type Pupils = {
  school: Place
  classes: Place[]
  /** On the roll on the day, of whom nothing is written from that day on. */
  ready: SnapshotChild[]
  /** A list or somebody said already where they are from that day on: that stands. */
  placed: SnapshotChild[]
}

/** The pupils of a school on the first day of a school year, class by class. Errors: not-found, invalid where the place is no school. */
export const pupilsOn = async (tx: Tx, keys: Keys, code: string, on: string): Promise<Pupils> => {
  const school = await placeByCode(tx, code, 'roster.import')
  if (school.kind !== 'school') throw new AppError('invalid', undefined, '请先选一所学校。')
  const classes = placesUnder(await tx.tree(), school.id, 'class').filter((c) => !c.closed)
  const pupils = (await schoolSnapshot(tx, keys, school.id, on)).filter(
    (c) => c.row.status === 'enrolled' && c.row.class_id !== null,
  )
  const ready = (c: SnapshotChild) => c.facts.fromOn < on && c.facts.untilOn === null
  return { school, classes, ready: pupils.filter(ready), placed: pupils.filter((c) => !ready(c)) }
}
