import type { Tx } from '../../db/tx-type.ts'

/** Children in the actor's sight of a school or village, in whatever state, by how their names are ordered (sound, then letters). */
export const namesAt = (
  tx: Tx,
  schools: readonly number[],
  villages: readonly number[],
): Promise<{ id: string; name_order: string }[]> =>
  tx.query(
    `select id, name_order from child where county_id = $1 and (school_id = any($2::int[]) or village_id = any($3::int[])) and not del order by id`,
    [tx.countyId, schools, villages],
  )

/** Children in the actor's sight of exactly this comparable name, or with somebody of it in the family. */
export const calledBy = async (tx: Tx, nameKey: string): Promise<string[]> =>
  nameKey === ''
    ? []
    : (
        await tx.query<{ id: string }>(
          'select child_id as id from child_key where county_id = $1 and key = $2 order by child_id limit 200',
          [tx.countyId, nameKey],
        )
      ).map((r) => r.id)
