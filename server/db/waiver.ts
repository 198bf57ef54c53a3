import type { Tx } from './tx.ts'

/** A waiver that still holds, by id. */
export const findWaiver = async (tx: Tx, id: string): Promise<{ child_id: string; school_id: number | null } | null> =>
  (
    await tx.query<{ child_id: string; school_id: number | null }>(
      'select child_id, school_id from waiver where county_id = $1 and id = $2 and not withdrawn',
      [tx.countyId, id],
    )
  )[0] ?? null
