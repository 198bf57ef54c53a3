import type { Tx } from '../../db/tx-type.ts'

/** A class that somebody led, from a day to the day before another (null: still). */
export type LedClass = { place_id: number; from_on: string; until_on: string | null }

/** The classes that the head teacher whom a class has on a day has led up to then, this one among them; nobody's who stood in. With the county in sight. */
export const classesLed = (tx: Tx, classId: number, at: string): Promise<LedClass[]> =>
  tx.query<LedClass>(
    `select p.place_id, p.from_on, p.until_on from post p
     where p.county_id = $1 and p.role = 'head-teacher' and p.stands_for is null and not p.del and p.from_on <= $3
       and p.account_id = (
         select o.account_id from post o where o.county_id = $1 and o.place_id = $2 and o.role = 'head-teacher' and o.stands_for is null and not o.del
           and o.from_on <= $3 and (o.until_on is null or o.until_on > $3) order by o.from_on, o.id limit 1)
     order by p.from_on, p.id`,
    [tx.countyId, classId, at],
  )
