import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * Has this reader opened the child's phone numbers today, with a reason? Then they stay open for the day: who calls a family three
 * times in an afternoon writes why once, and the trace stands once.
 */
export const phonesOpenToday = async (tx: Tx, childId: string): Promise<boolean> =>
  tx.actor.accountId !== null &&
  (
    await tx.query(
      `select 1 from audit where county_id = $1 and subject_id = $2 and action = 'child.reveal' and detail->>'what' = 'phones' and account_id = $3 and at >= ($4::date)::timestamp at time zone 'Asia/Shanghai' limit 1`,
      [tx.countyId, childId, tx.actor.accountId, shanghaiDate(tx.now)],
    )
  ).length > 0
