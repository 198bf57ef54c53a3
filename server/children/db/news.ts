import type { Place } from '../../../domain/registers/place.ts'
import { placeFilter } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * Whose newest span began since a day, and who was put on the register since, whatever day the list speaks of (somebody who has
 * just written one in sees it); each child once: who came, who went, whose facts changed.
 */
export const newsOf = async (
  tx: Tx,
  place: Place,
  since: string,
  today: string,
): Promise<{ id: string; name: string; class_id: number | null; what: 'came' | 'left' | 'changed' }[]> =>
  tx.query(
    `select id, name, class_id, what from (select distinct on (f.child_id) f.child_id as id, c.name, c.name_order, c.class_id, case when f.status = 'left' then 'left' when f.in_reason is not null or f.from_on < $2 then 'came' else 'changed' end as what
     from child_facts f join child c on c.county_id = f.county_id and c.id = f.child_id and not c.del
     where f.county_id = $1 and c.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and not f.del
       and f.from_on <= $3 and (f.from_on >= $2 or exists (select 1 from history h where h.county_id = $1 and h.child_id = f.child_id and h.at >= ($2::date)::timestamp at time zone 'Asia/Shanghai' and h.tbl = 'child' and h.op = 'ins'))
     order by f.child_id, f.from_on desc) news order by name_order, id`,
    [tx.countyId, since, today],
  )

export type Coming = { on: string; came: number; left: number; changed: number }
/**
 * What is written of days to come at a place, day by day: who comes, who goes, whose facts become different. Nothing of it is
 * true yet (F6); one list of a coming term makes one line.
 */
export const comingAt = async (tx: Tx, place: Place, today: string): Promise<Coming[]> =>
  tx.query(
    `select f.from_on as on, count(*) filter (where f.status = 'left')::int as left,
       count(*) filter (where f.status <> 'left' and f.in_reason is not null)::int as came,
       count(*) filter (where f.status <> 'left' and f.in_reason is null)::int as changed
     from child_facts f where f.county_id = $1 and ${await placeFilter(tx, place, 'f.')} and not f.del and f.from_on > $2 group by f.from_on order by f.from_on limit 4`,
    [tx.countyId, today],
  )

/** How many records tell of something that happened to a place's children since a day. */
export const recordsSince = async (tx: Tx, place: Place, since: string): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(distinct l.record_id)::int as n from record_part l where l.county_id = $1 and ${await placeFilter(tx, place, 'l.')} and l.live and l.happened_on >= $2`,
      [tx.countyId, since],
    )
  )[0]?.n ?? 0
