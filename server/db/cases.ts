import { caseOf, scopeOfCase, UNSEEN } from '../../domain/registers/scope.ts'
import type { Tx } from './tx-type.ts'

type CaseRow = {
  id: string
  scope: number[]
  class_id: number | null
  school_id: number | null
  village_id: number | null
}

/** Cases that only a list may know of (decision 030) with where their children are now: of these children, null: of all. In `tx.unsealed`. */
export const casesOf = (tx: Tx, childIds: readonly string[] | null): Promise<CaseRow[]> =>
  tx.query<CaseRow>(
    `select e.id, e.scope, c.class_id, c.school_id, c.village_id from entry e join child c on c.county_id = e.county_id and c.id::text = e.subject_id
     where e.county_id = $1 and c.county_id = $1 and ($2::text[] is null or e.subject_id = any($2::text[])) and e.subject_kind = 'child' and e.child_id is null and e.scope @> array[${UNSEEN}]`,
    [tx.countyId, childIds],
  )

/** Who should see a case as its child stands now; null where it has lost its own circle. */
export const rightScopeOf = (row: CaseRow): number[] | null => {
  const circle = caseOf(row.scope)
  return circle === null
    ? null
    : scopeOfCase({ classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }, circle)
}
