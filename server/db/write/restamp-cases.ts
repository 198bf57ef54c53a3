import { caseOf, scopeOfCase, UNSEEN } from '../../../domain/registers/scope.ts'
import type { Tx } from '../tx.ts'

/**
 * Cases about children that moved: whoever looks after the child now has them from this transaction on, whoever did has them no
 * longer; the accounts named by hand stay (decision 030). What is told beside a case goes with nobody, so it needs no step.
 */
export const restampCases = (tx: Tx, childIds: readonly string[]): Promise<void> =>
  tx.unsealed(async () => {
    const rows = await tx.query<{
      id: string
      scope: number[]
      class_id: number | null
      school_id: number | null
      village_id: number | null
    }>(
      `select e.id, e.scope, c.class_id, c.school_id, c.village_id from entry e join child c on c.county_id = e.county_id and c.id::text = e.subject_id
       where e.county_id = $1 and c.county_id = $1 and e.subject_id = any($2::text[]) and e.subject_kind = 'child' and e.child_id is null and e.scope @> array[${UNSEEN}]`,
      [tx.countyId, childIds],
    )
    for (const row of rows) {
      const circle = caseOf(row.scope)
      if (circle === null) continue
      const scope = scopeOfCase({ classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }, circle)
      if (scope.join() === row.scope.join()) continue
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
