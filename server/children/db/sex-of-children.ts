import type { Tx } from '../../db/tx-type.ts'

/** Of which sex these children are, as far as the actor sees them. */
export const sexOfChildren = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(
    (
      await tx.query<{ id: string; sex: string }>(
        'select id, sex from child where county_id = $1 and id = any($2::uuid[]) and not del',
        [tx.countyId, ids],
      )
    ).map((row) => [row.id, row.sex]),
  )
