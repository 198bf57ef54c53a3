/** The columns of each table with their types, as the database calls them (`integer[]`, `jsonb`). */
export type ColumnTypes = ReadonlyMap<string, ReadonlyMap<string, string>>

export const COLUMN_TYPES = `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type
 from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
 where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped`

export const columnTypesOf = (rows: readonly { table: string; column: string; type: string }[]): ColumnTypes =>
  new Map(
    [...Map.groupBy(rows, (r) => r.table)].map(([table, of]) => [table, new Map(of.map((c) => [c.column, c.type]))]),
  )
