import type { Tx } from './tx.ts'

/** Children of the county outside a school that hold one of these blind numbers. Ask within `tx.widened`. */
export const holdersOf = (
  tx: Tx,
  schoolId: number,
  column: 'id_blind' | 'student_no_blind',
  blinds: readonly Buffer[],
): Promise<{ id: string; blind: Buffer }[]> =>
  blinds.length
    ? tx.query(
        `select id, ${column} as blind from child where county_id = $1 and ${column} = any($2::bytea[]) and school_id is distinct from $3 and not del order by id`,
        [tx.countyId, blinds, schoolId],
      )
    : Promise.resolve([])

/** Children of the county outside a school with one of these comparable names and one of these birth dates. */
export const namesakesOf = (
  tx: Tx,
  schoolId: number,
  names: readonly string[],
  births: readonly string[],
): Promise<{ id: string; key: string; birth: string }[]> =>
  names.length
    ? tx.query(
        `select c.id, k.key, c.birth from child_key k join child c on c.county_id = k.county_id and c.id = k.child_id
         where k.county_id = $1 and k.key = any($2::text[]) and c.birth = any($3::text[]) and c.school_id is distinct from $4 and not c.del order by c.id`,
        [tx.countyId, names, births, schoolId],
      )
    : Promise.resolve([])
