import type { Tx } from '../../db/tx-type.ts'

/** Of a list that was written: the schools whose lists it holds, each with the classes that it counted (`3|1`). */
export type CountedSchools = { id: number; classes: string[] }[]
type Counts = { classes?: string[]; schools?: CountedSchools }

/** A township's list counts for the schools below it, none of which sees it: asked with the county in sight. */
const applied = (tx: Tx, schoolId: number, term: string | null): Promise<{ school_id: number; counts: Counts }[]> =>
  tx.widened(() =>
    tx.query(
      `select school_id, counts from roster_import where county_id = $1 and (school_id = $2 or counts->'schools' @> jsonb_build_array(jsonb_build_object('id', $2::int))) and ($3::text is null or term = $3) and state = 'applied'`,
      [tx.countyId, schoolId, term],
    ),
  )

/** Which classes of a school were counted already in a term, by imports that still hold. */
export const countedClasses = async (tx: Tx, schoolId: number, term: string): Promise<Set<string>> =>
  new Set(
    (await applied(tx, schoolId, term)).flatMap(({ school_id, counts }) => [
      ...(school_id === schoolId ? (counts.classes ?? []) : []),
      ...(counts.schools ?? []).filter((s) => s.id === schoolId).flatMap((s) => s.classes),
    ]),
  )

export const anyApplied = async (tx: Tx, schoolId: number): Promise<boolean> =>
  (await applied(tx, schoolId, null)).length > 0
