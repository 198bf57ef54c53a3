import type { Tx } from '../../db/tx-type.ts'

/** Who leads a class on a day, by name; nobody who stands in, and none who left the accounts. Ask within `tx.widened`. */
export const classTeacherNames = async (tx: Tx, classId: number, on: string): Promise<string[]> =>
  (
    await tx.query<{ name: string }>(
      `select a.name from post p join account a on a.county_id = p.county_id and a.id = p.account_id
       where p.county_id = $1 and a.county_id = $1 and p.place_id = $2 and p.role = 'head-teacher' and p.stands_for is null and not p.del
         and p.from_on <= $3 and (p.until_on is null or p.until_on > $3) and not a.del and not a.disabled order by p.from_on, p.id`,
      [tx.countyId, classId, on],
    )
  ).map((r) => r.name)
