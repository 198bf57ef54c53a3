import type { Tx } from './tx.ts'

/** How many children on the roll sit at one of these places (class, school or village); ask within `tx.widened`. */
export const onRollAt = async (tx: Tx, places: readonly number[]): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from child where county_id = $1 and not del and status <> 'left'
         and (class_id = any($2::int[]) or school_id = any($2::int[]) or village_id = any($2::int[]))`,
      [tx.countyId, places],
    )
  )[0]?.n ?? 0
