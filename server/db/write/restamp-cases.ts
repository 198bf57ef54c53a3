import { casesAt, casesOf, rightScopeOf } from '../cases.ts'
import type { Tx } from '../tx-type.ts'

/**
 * Cases about children that moved: whoever looks after the child now has them from this transaction on, whoever did has them no
 * longer; the accounts named by hand stay (decision 030). What is told beside a case goes with nobody, so it needs no step.
 */
export const restampCases = (tx: Tx, childIds: readonly string[]): Promise<void> =>
  tx.unsealed(async () => standAnew(tx, await casesOf(tx, childIds)))

/** Cases about children whom no register lists, at places that moved or were merged: whoever looks after the place now has them. */
export const restampCasesAt = (tx: Tx, placeIds: readonly number[]): Promise<void> =>
  tx.unsealed(async () => standAnew(tx, await casesAt(tx, placeIds)))

const standAnew = async (tx: Tx, rows: Awaited<ReturnType<typeof casesOf>>): Promise<void> => {
  for (const row of rows) {
    const scope = rightScopeOf(row)
    if (scope === null || scope.join() === row.scope.join()) continue
    for (const [table, column] of [
      ['entry', 'id'],
      ['addendum', 'entry_id'],
      ['circle_member', 'entry_id'],
    ] as const)
      await tx.run(`update ${table} set scope = $3 where county_id = $1 and ${column} = $2`, [
        tx.countyId,
        row.id,
        scope,
      ])
    tx.pending.sync.set(`entry ${row.id}`, { table: 'entry', id: row.id, bucket: null, scope })
  }
}
