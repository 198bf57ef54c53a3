import { LOCKS } from '../../db/lock-numbers.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * Which of these blind numbers stand in more than one file of the county. Asked after writing and within `tx.widened`: from
 * here to the commit nobody else is let in, so that of two who write one number at once the second one sees the first.
 */
export const sharedNumbers = async (
  tx: Tx,
  column: 'id_blind' | 'student_no_blind',
  blinds: readonly Buffer[],
): Promise<Buffer[]> => {
  if (blinds.length === 0) return []
  await tx.query('select pg_advisory_xact_lock($1, $2)', [LOCKS.numbers, tx.countyId])
  const rows = await tx.query<{ blind: Buffer }>(
    `select ${column} as blind from child where county_id = $1 and ${column} = any($2::bytea[]) and not del group by ${column} having count(*) > 1`,
    [tx.countyId, blinds],
  )
  return rows.map((r) => r.blind)
}

/** Which of these households have more than one child, wherever in the county. Ask within `tx.widened`. */
export const sharedHouseholds = async (tx: Tx, ids: readonly string[]): Promise<Set<string>> =>
  new Set(
    ids.length
      ? (
          await tx.query<{ id: string }>(
            'select household_id as id from child where county_id = $1 and household_id = any($2::uuid[]) and not del group by household_id having count(*) > 1',
            [tx.countyId, ids],
          )
        ).map((r) => r.id)
      : [],
  )

/** How many live in a household, wherever in the county. Ask within `tx.widened`. */
export const livingWith = async (tx: Tx, household: string): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from child where county_id = $1 and household_id = $2 and status <> 'left' and not del`,
      [tx.countyId, household],
    )
  )[0]?.n ?? 0

/**
 * Children of the county who live in one of these villages, or are on the roll of one of these schools, with somebody of one
 * of these names in the family. Ask within `tx.widened`.
 */
export const familiesNear = async (
  tx: Tx,
  places: { villages: readonly number[]; schools: readonly number[] },
  names: readonly string[],
): Promise<string[]> =>
  names.length
    ? (
        await tx.query<{ id: string }>(
          `select distinct c.id from child c join child_person p on p.county_id = c.county_id and p.child_id = c.id and not p.del
           where c.county_id = $1 and (c.village_id = any($2::int[]) or c.school_id = any($3::int[])) and p.name = any($4::text[]) and not c.del order by c.id`,
          [tx.countyId, places.villages, places.schools, names],
        )
      ).map((r) => r.id)
    : []

/** Children of the county that hold one of these blind numbers. Ask within `tx.widened`. */
export const holdersOf = (
  tx: Tx,
  column: 'id_blind' | 'student_no_blind',
  blinds: readonly Buffer[],
): Promise<{ id: string; blind: Buffer }[]> =>
  blinds.length
    ? tx.query(
        `select id, ${column} as blind from child where county_id = $1 and ${column} = any($2::bytea[]) and not del order by id`,
        [tx.countyId, blinds],
      )
    : Promise.resolve([])

/** Children of the county with one of these comparable names and one of these birth dates. Ask within `tx.widened`. */
export const namesakesOf = (
  tx: Tx,
  names: readonly string[],
  births: readonly string[],
): Promise<{ id: string; key: string; birth: string }[]> =>
  names.length
    ? tx.query(
        `select c.id, k.key, c.birth from child_key k join child c on c.county_id = k.county_id and c.id = k.child_id
         where k.county_id = $1 and k.key = any($2::text[]) and c.birth = any($3::text[]) and not c.del order by c.id`,
        [tx.countyId, names, births],
      )
    : Promise.resolve([])
