import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** What one rule asks for by one day here: how many, of which how many are done; of children and of households. */
export type DueOnDay = {
  rule: string
  label: string
  due: string
  owed: number
  met: number
  households: number
  households_met: number
}

/** What falls due at a place between two days (both inclusive), by rule, period and day; what is waived is not asked for. */
export const dueByDay = async (tx: Tx, place: Place, from: string, to: string): Promise<DueOnDay[]> => {
  const here =
    place.kind === 'township'
      ? `(township_id = ${place.id} or ${await placeFilter(tx, place)})`
      : await placeFilter(tx, place)
  return tx.query(
    `select rule, min(label) as label, due, count(*)::int as owed, count(*) filter (where met_on is not null)::int as met,
       count(distinct coalesce(household_id::text, subject_id))::int as households,
       count(distinct coalesce(household_id::text, subject_id)) filter (where met_on is not null)::int as households_met
     from duty where county_id = $1 and ${here} and due between $2 and $3 and waived is null group by rule, period, due`,
    [tx.countyId, from, to],
  )
}
