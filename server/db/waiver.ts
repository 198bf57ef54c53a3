import type { Tx } from './tx.ts'

/** A waiver that still holds, by id. */
export const findWaiver = async (tx: Tx, id: string): Promise<{ child_id: string; school_id: number | null } | null> =>
  (
    await tx.query<{ child_id: string; school_id: number | null }>(
      'select child_id, school_id from waiver where county_id = $1 and id = $2 and not withdrawn',
      [tx.countyId, id],
    )
  )[0] ?? null

/** Which of the children are free from a duty in a period already. */
export const waivedAlready = async (
  tx: Tx,
  childIds: readonly string[],
  rule: string,
  period: string,
): Promise<Set<string>> => {
  const rows = await tx.query<{ child_id: string }>(
    'select child_id from waiver where county_id = $1 and child_id = any($2::uuid[]) and rule = $3 and period = $4 and not withdrawn and not del',
    [tx.countyId, childIds, rule, period],
  )
  return new Set(rows.map((r) => r.child_id))
}
