import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

export type SaidLeft = { child_id: string; place_id: number; class_id: number | null; reason: string | null }

/** Pupils of a place, within sight, of whom a village said in its census of the term that they have gone, and who are still on a school's roll. */
export const saidLeft = async (tx: Tx, place: Place, term: string): Promise<SaidLeft[]> =>
  tx.query<SaidLeft>(
    `select a.child_id, a.place_id, c.class_id, a.reason from census_answer a join child c on c.county_id = a.county_id and c.id = a.child_id
     where a.county_id = $1 and c.county_id = $1 and ${await placeFilter(tx, place, 'c.')} and a.term = $2 and a.answer = 'left' and not a.del and c.status = 'enrolled' and not c.del
     order by a.child_id`,
    [tx.countyId, term],
  )
