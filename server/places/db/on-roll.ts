import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Tx } from '../../db/tx-type.ts'

/** How many children sit at one of these places (class, school or village), now or from a day to come; ask within `tx.widened`. */
export const onRollAt = async (tx: Tx, places: readonly number[]): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(distinct child_id)::int as n from child_facts where county_id = $1 and not del and status <> 'left'
         and (until_on is null or until_on > $3) and (class_id = any($2::int[]) or school_id = any($2::int[]) or village_id = any($2::int[]))`,
      [tx.countyId, places, shanghaiDate(tx.now)],
    )
  )[0]?.n ?? 0
