import type { Tx } from './tx.ts'

/** Whose words or file this account has read on a day of the office already. Ask within `tx.widened`. */
export const readAlready = async (tx: Tx, childIds: readonly string[], day: string): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ id: string }>(
        `select distinct subject_id as id from audit where county_id = $1 and subject_id = any($2::text[]) and account_id = $3
           and action in ('child.open', 'child.words') and at >= ($4 || 'T00:00:00+08:00')::timestamptz`,
        [tx.countyId, childIds, tx.actor.accountId, day],
      )
    ).map((r) => r.id),
  )

export const childrenOfTrace = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; scope: number[]; school_id: number | null }[]> =>
  tx.query('select id, scope, school_id from child where county_id = $1 and id = any($2::uuid[]) order by id', [
    tx.countyId,
    ids,
  ])
