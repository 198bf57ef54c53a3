import type { Tx } from '../tx-type.ts'
import { SEALED, type SealedTable } from './sealed-tables.ts'

/** Where else the ids of a table's rows are told: its own history, the audit, or rows that hang on them. */
const TOLD: Partial<Record<SealedTable, string>> = {
  record: `select distinct detail->>'record' as id from audit where county_id = $1 and detail ? 'record'`,
  record_part: `select r.id::text as id from record r where r.county_id = $1 and not exists (select 1 from record_part l where l.county_id = $1 and l.record_id = r.id)`,
  roster_import: `select distinct subject_id as id from audit where county_id = $1 and subject = 'roster' and subject_id is not null`,
  report: `select distinct subject_id as id from audit where county_id = $1 and subject = 'report' and subject_id is not null`,
  sign_in: `select id::text as id from account a where a.county_id = $1 and not exists (select 1 from sign_in s where s.county = $1 and s.account_id = a.id)`,
}

/** Ids of rows that were written once and are no longer there, as far as others still name them; asked only once some are short. */
export const missingOf = async (tx: Tx, table: SealedTable, most: number): Promise<string[]> => {
  const told =
    TOLD[table] ?? `select distinct row_id as id from history where county_id = $1 and tbl = '${table}' and op = 'ins'`
  const idColumn = SEALED[table].key.at(-1) ?? 'id'
  const there =
    table === 'record_part' || table === 'sign_in'
      ? ''
      : `where not exists (select 1 from ${table} t where t.county_id = $1 and t.${idColumn}::text = told.id)`
  if (['county', 'history', 'heading_meaning', 'child_facts', 'child_person'].includes(table)) return []
  const rows = await tx.query<{ id: string }>(
    `select told.id from (${told}) told ${there} order by told.id limit ${Math.trunc(most)}`,
    [tx.countyId],
  )
  return rows.map((r) => r.id)
}
