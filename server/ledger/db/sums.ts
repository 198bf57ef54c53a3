import type { Use } from '../../../domain/registers/ledger.ts'
import type { Tx } from '../../db/tx-type.ts'

export type AccountSum = {
  id: string
  sort: 'fund' | 'store'
  name: string
  unit: string
  entry_id: string | null
  opening: number
  /** The same with what was turned back since, as a statement goes on from it. */
  stood: number
  received: number
  used: number
  left: number
}

/** Each fund and store of a place in a period: what stood at its beginning, came, went, stands at its end. What was turned back counts nowhere. */
export const sumsOfPeriod = (tx: Tx, placeId: number, from: string, to: string): Promise<AccountSum[]> =>
  tx.query(
    `select a.id, a.sort, a.name, a.unit, a.entry_id,
       coalesce(sum(l.n) filter (where l.live and l.on_date < $3), 0)::bigint as opening,
       coalesce(sum(l.n) filter (where l.on_date < $3), 0)::bigint as stood,
       coalesce(sum(l.n) filter (where l.live and l.on_date >= $3 and l.n > 0), 0)::bigint as received,
       coalesce(-sum(l.n) filter (where l.live and l.on_date >= $3 and l.n < 0), 0)::bigint as used,
       coalesce(sum(l.n) filter (where l.live), 0)::bigint as "left"
     from ledger_account a left join ledger_leg l on l.county_id = $1 and l.account_id = a.id and l.on_date <= $4
     where a.county_id = $1 and a.place_id = $2 and a.sort in ('fund', 'store')
     group by a.id, a.sort, a.name, a.unit, a.entry_id order by a.sort, a.name, a.id`,
    [tx.countyId, placeId, from, to],
  )

/**
 * What funds paid for in a period, by use, and how many children. An advance is counted with what it was paid for, once it is paid back: in the
 * period of the money.
 */
export const usesOfPeriod = (
  tx: Tx,
  placeId: number,
  from: string,
  to: string,
): Promise<{ use: Use; fen: number; children: number }[]> =>
  tx.query(
    `with paid as (
       select l.movement_id, -sum(l.n) as fen from ledger_leg l
       where l.county_id = $1 and l.place_id = $2 and l.live and l.account_sort = 'fund' and l.n < 0 and l.on_date >= $3 and l.on_date <= $4 group by l.movement_id)
     , spent as (
       select m.id, p.fen, coalesce(m.use, o.use) as use, coalesce(o.id, m.id) as told from paid p
       join ledger_movement m on m.county_id = $1 and m.id = p.movement_id
       left join ledger_leg r on r.county_id = $1 and r.movement_id = m.id and r.account_sort = 'advance'
       left join ledger_leg f on f.county_id = $1 and f.account_id = r.account_id and f.sort = 'advance' and f.live
       left join ledger_movement o on o.county_id = $1 and o.id = f.movement_id)
     , whom as (
       select s.use, count(distinct c.child_id)::int as children from spent s
       join ledger_leg c on c.county_id = $1 and c.movement_id = s.told and c.child_id is not null group by s.use)
     select s.use, sum(s.fen)::bigint as fen, coalesce(max(w.children), 0)::int as children
     from spent s left join whom w on w.use = s.use group by s.use order by s.use`,
    [tx.countyId, placeId, from, to],
  )

/** What came from each donor in a period, in money. */
export const givenByDonors = (
  tx: Tx,
  placeId: number,
  from: string,
  to: string,
): Promise<{ donor_id: string | null; fen: number }[]> =>
  tx.query(
    `select m.donor_id, sum(l.n)::bigint as fen from ledger_leg l join ledger_movement m on m.county_id = l.county_id and m.id = l.movement_id
     where l.county_id = $1 and m.county_id = $1 and l.place_id = $2 and l.live and l.sort = 'receive' and l.account_sort = 'fund' and m.origin <> 'public' and l.on_date >= $3 and l.on_date <= $4
     group by m.donor_id order by fen desc, m.donor_id`,
    [tx.countyId, placeId, from, to],
  )
