import { withMerged } from '../../../domain/registers/merged-place.ts'
import type { Place } from '../../../domain/registers/place.ts'
import type { Tx } from '../../db/tx-type.ts'

const AT: Record<Exclude<Place['kind'], 'county'>, string> = {
  township: 'township_id',
  village: 'village_id',
  school: 'school_id',
  class: 'class_id',
}

/**
 * What lies at a place, as a condition; null for the whole county. A school of one township may teach children of another's village: both
 * townships have them on their lists. `bound` puts a value in and gives its mark.
 */
export const atPlace = async (tx: Tx, place: Place, bound: (value: unknown) => string): Promise<string | null> => {
  if (place.kind === 'county') return null
  if (place.kind === 'township') {
    const id = bound(place.id)
    return `(township_id = ${id} or scope @> array[${id}::int])`
  }
  const ids = withMerged(await tx.tree(), place).map((p) => p.id)
  return `${AT[place.kind]} = any(${bound(ids)}::int[])`
}

/** How many entries of these registers there are at a place, within sight, by register and state. */
export const countEntriesAt = async (
  tx: Tx,
  place: Place,
  kinds: readonly string[],
): Promise<{ kind: string; state: string; n: number }[]> => {
  const values: unknown[] = [tx.countyId, kinds]
  const here = await atPlace(tx, place, (value) => `$${values.push(value)}`)
  return tx.query(
    `select kind, state, count(*)::int as n from entry where county_id = $1 and not del and kind = any($2::text[])${here ? ` and ${here}` : ''} group by kind, state`,
    values,
  )
}
