import { casesOf, rightScopeOf } from '../cases.ts'
import type { Tx } from '../tx-type.ts'

/**
 * Cases about children that moved: whoever looks after the child now has them from this transaction on, whoever did has them no
 * longer; the accounts named by hand stay (decision 030). What is told beside a case goes with nobody, so it needs no step.
 */
export const restampCases = (tx: Tx, childIds: readonly string[]): Promise<void> =>
  tx.unsealed(async () => {
    for (const row of await casesOf(tx, childIds)) {
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
  })
