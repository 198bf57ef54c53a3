import type { Place } from '../../domain/registers/place.ts'
import type { RecordChild } from './db/record.ts'

/** Does the child belong to the place, on the day or now? Above schools and villages whoever is in sight does. */
export const belongsTo = (
  place: Place,
  child: Pick<RecordChild, 'school_id' | 'class_id' | 'village_id'>,
  then: Pick<RecordChild, 'school_id' | 'class_id' | 'village_id'> | undefined,
): boolean => {
  if (place.kind === 'county' || place.kind === 'township') return true
  const column = `${place.kind}_id` as const
  return child[column] === place.id || then?.[column] === place.id
}
