import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import { carerContact } from '../../../domain/records/carer-contact.ts'
import { CARER_HINTS } from '../../../domain/records/carer-hints.ts'
import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { recordsWhere } from '../../figures/db/fact-lists.ts'

/** More are not told. */
const MOST = 3

/** Ways of looking after a child that were shown most often in the term (S1.17, S4.9), the most often first: by their names alone. */
export const guidedWays = async (tx: Tx, place: Place, { from, cutoff }: Range): Promise<string[]> => {
  const rows = await tx.query<{ way: string }>(
    `select g.way from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
       cross join lateral jsonb_array_elements_text(case when jsonb_typeof(r.body->'guidance') = 'array' then r.body->'guidance' else '[]'::jsonb end) g(way)
     where ${recordsWhere('l', await placeFilter(tx, place, 'l.'), '$2', '$3')} and l.kind = $4 and l.reached
     group by g.way order by count(distinct l.record_id) desc, g.way limit $5`,
    [tx.countyId, from, cutoff, carerContact.kind, MOST],
  )
  return rows.flatMap(({ way }) => CARER_HINTS.find(({ value }) => value === way)?.label ?? [])
}
