import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/** Is the record of this place: about it or what lies in it, or about children there? */
export const isRecordOf = async (tx: Tx, place: Place, record: string): Promise<boolean> =>
  (
    await tx.query(
      `select 1 from record_part l where l.county_id = $1 and l.record_id = $2 and (l.place_id = $3 or ${await placeFilter(tx, place, 'l.')}) limit 1`,
      [tx.countyId, record, place.id],
    )
  ).length > 0
