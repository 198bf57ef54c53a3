import type { Tx } from '../../db/tx-type.ts'

/** Every row of the children that an import put in, whoever touched them since. */
export const rowsOfImport = async (
  tx: Tx,
  importId: string,
): Promise<{ tbl: 'child' | 'child_facts' | 'child_person'; id: string; child_id: string }[]> => {
  const ids = (
    await tx.query<{ id: string }>('select id from child where county_id = $1 and import_id = $2 and not del', [
      tx.countyId,
      importId,
    ])
  ).map((r) => r.id)
  const of = (table: 'child_facts' | 'child_person') =>
    tx.query<{ id: string; child_id: string }>(
      `select id, child_id from ${table} where county_id = $1 and child_id = any($2::uuid[]) and not del`,
      [tx.countyId, ids],
    )
  return [
    ...ids.map((id) => ({ tbl: 'child' as const, id, child_id: id })),
    ...(await of('child_facts')).map((r) => ({ tbl: 'child_facts' as const, ...r })),
    ...(await of('child_person')).map((r) => ({ tbl: 'child_person' as const, ...r })),
  ]
}
