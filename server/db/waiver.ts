import type { Tx } from './tx.ts'

type WaiverRow = { child_id: string; school_id: number | null; rule: string; period: string }

/** A waiver that still holds, by id. */
export const findWaiver = async (tx: Tx, id: string): Promise<WaiverRow | null> =>
  (
    await tx.query<WaiverRow>(
      'select child_id, school_id, rule, period from waiver where county_id = $1 and id = $2 and not withdrawn',
      [tx.countyId, id],
    )
  )[0] ?? null

/** All that free the same child from the same duty: two that were once written at the same moment are taken back together. */
export const waiversLike = async (tx: Tx, { child_id, rule, period }: WaiverRow): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      'select id from waiver where county_id = $1 and child_id = $2 and rule = $3 and period = $4 and not withdrawn and not del order by id',
      [tx.countyId, child_id, rule, period],
    )
  ).map((r) => r.id)

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
