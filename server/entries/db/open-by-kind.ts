import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** How many entries of these kinds in one of these states stand at a place: of its children, about itself, and what lies in it. */
export const openByKind = async (
  tx: Tx,
  place: Place,
  kinds: readonly string[],
  states: readonly string[],
): Promise<{ kind: string; n: number }[]> => {
  const here =
    place.kind === 'township'
      ? `(township_id = ${place.id} or scope @> array[${place.id}::int])`
      : await placeFilter(tx, place)
  return tx.query(
    `select kind, count(*)::int as n from entry where county_id = $1 and not del and kind = any($2::text[]) and state = any($3::text[]) and ${here} group by kind`,
    [tx.countyId, kinds, states],
  )
}
