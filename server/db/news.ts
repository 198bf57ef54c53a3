import type { Place } from '../../domain/registers/place.ts'
import { placeFilter } from './facts.ts'
import type { Tx } from './tx.ts'

/**
 * Whose newest span began since a day, and who was put on the register since, whatever day the list speaks of (somebody who has
 * just written one in sees it); each child once: who came, who went, whose facts changed.
 */
export const newsOf = async (
  tx: Tx,
  place: Place,
  since: string,
): Promise<{ id: string; name: string; what: 'came' | 'left' | 'changed' }[]> =>
  tx.query(
    `select distinct on (f.child_id) f.child_id as id, c.name, case when f.status = 'left' then 'left' when f.in_reason is not null or f.from_on < $2 then 'came' else 'changed' end as what
     from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id and not c.del
     where f.county_id = $1 and c.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and not f.del
       and (f.from_on >= $2 or exists (select 1 from history h where h.county_id = $1 and h.child_id = f.child_id and h.at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and h.tbl = 'child' and h.op = 'ins'))
     order by f.child_id, f.from_on desc`,
    [tx.countyId, since],
  )

/** How many records tell of something that happened to a place's children since a day. */
export const recordsSince = async (tx: Tx, place: Place, since: string): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(distinct l.record_id)::int as n from record_child l where l.county_id = $1 and ${await placeFilter(tx, place, 'l.')} and l.live and l.happened_on >= $2`,
      [tx.countyId, since],
    )
  )[0]?.n ?? 0
