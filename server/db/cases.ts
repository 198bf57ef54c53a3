import { standingOf } from '../../domain/registers/merged-place.ts'
import { placeColumnsOfPlace } from '../../domain/registers/place-columns.ts'
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

/**
 * The same of cases about a child whom no register lists, which hang on a place: where that place is now, itself or the one it was merged
 * into. Of these places, null: of all. In `tx.unsealed`.
 */
export const casesAt = async (tx: Tx, placeIds: readonly number[] | null): Promise<CaseRow[]> => {
  const rows = await tx.query<{ id: string; scope: number[]; place: number }>(
    `select e.id, e.scope, e.subject_id::int as place from entry e
     where e.county_id = $1 and ($2::text[] is null or e.subject_id = any($2::text[])) and e.subject_kind = 'place' and e.place_id is null and e.scope @> array[${UNSEEN}]`,
    [tx.countyId, placeIds?.map(String) ?? null],
  )
  const tree = await tx.tree()
  return rows.map(({ id, scope, place }) => {
    const at = tree.get(place)
    const { class_id, school_id, village_id } = placeColumnsOfPlace(at ? standingOf(tree, at).id : place, tree)
    return { id, scope, class_id, school_id, village_id }
  })
}

/** Who should see a case as its child stands now; null where it has lost its own circle. */
export const rightScopeOf = (row: CaseRow): number[] | null => {
  const circle = caseOf(row.scope)
  return circle === null
    ? null
    : scopeOfCase({ classId: row.class_id, schoolId: row.school_id, villageId: row.village_id }, circle)
}
