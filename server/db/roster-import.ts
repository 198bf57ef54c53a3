import type { Tx } from './tx.ts'

/** Which classes of a school were counted already in a term, by imports that still hold. */
export const countedClasses = async (tx: Tx, schoolId: number, term: string): Promise<Set<string>> => {
  const rows = await tx.query<{ counts: { classes?: string[] } }>(
    `select counts from roster_import where county_id = $1 and school_id = $2 and term = $3 and state = 'applied'`,
    [tx.countyId, schoolId, term],
  )
  return new Set(rows.flatMap((r) => r.counts.classes ?? []))
}

export const anyApplied = async (tx: Tx, schoolId: number): Promise<boolean> =>
  (
    await tx.query(
      `select 1 from roster_import where county_id = $1 and school_id = $2 and state = 'applied' limit 1`,
      [tx.countyId, schoolId],
    )
  ).length > 0
