import type { Tx } from '../../db/tx-type.ts'

/** How often an account has looked for the last four of a number since an instant. */
export const numberSearches = async (tx: Tx, accountId: string, since: Date): Promise<number> =>
  (
    await tx.query<{ n: number }>(
      `select count(*)::int as n from audit where county_id = $1 and subject_id = $2 and action = 'child.search-number' and at > $3`,
      [tx.countyId, accountId, since],
    )
  )[0]?.n ?? 0
