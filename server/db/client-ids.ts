import { createHash } from 'node:crypto'
import type { Tx } from './tx-type.ts'

/**
 * Ids are made by clients (house: a repeat is harmless because the id is the key). That one stands already where the actor does
 * not see it must not show (L10): whatever is sent under it is then kept under this other id, the same for every repeat.
 */
export const ownId = (accountId: string, id: string): string => idFrom(accountId, id)

/** Always the same id for the same things: what is written twice is written once. */
export const idFrom = (...parts: readonly string[]): string => {
  const hex = createHash('sha256').update(parts.join(' ')).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

/**
 * Does this id stand in a table, out of the actor's sight? Asked with the county in sight, in one statement: what somebody else
 * writes between two would be taken for unseen. Never shown.
 */
export const standsUnseen = async (
  tx: Tx,
  table: 'child' | 'record' | 'waiver' | 'entry' | 'ledger_movement' | 'addendum' | 'parent_link' | 'print_job',
  id: string,
): Promise<boolean> => {
  const [row] = await tx.unsealed(() =>
    tx.widened(() =>
      tx.query<{ scope: number[] }>(`select scope from ${table} where county_id = $1 and id = $2`, [tx.countyId, id]),
    ),
  )
  return row !== undefined && !row.scope.some((circle) => tx.actor.circles.includes(circle))
}

/** Did this account add the child? A repeat of its own, about a child that has moved on since. */
export const addedBy = async (tx: Tx, childId: string, accountId: string): Promise<boolean> =>
  (
    await tx.widened(() =>
      tx.query(
        `select 1 from history where county_id = $1 and tbl = 'child' and row_id = $2 and op = 'ins' and account_id = $3`,
        [tx.countyId, childId, accountId],
      ),
    )
  ).length > 0
