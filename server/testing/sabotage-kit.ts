/** What somebody with all rights in the database does by hand. `$1` is the county; `told` must stand in what `verify` says. */
export type Sabotage = { about: string; sql: string[]; told: string }

export const by = (about: string, told: string, ...sql: string[]): Sabotage => ({ about, sql, told })

export const ANY = (table: string, where = '', order = 'id') =>
  `(select ctid from ${table} where county_id = $1 ${where ? `and ${where}` : ''} order by ${order} limit 1)`
export const set = (table: string, what: string, where = '', order = 'id') =>
  `update ${table} set ${what} where ctid = ${ANY(table, where, order)}`
export const drop = (table: string, where = '', order = 'id') =>
  `delete from ${table} where ctid = ${ANY(table, where, order)}`
export const again = (table: string, columns: string, values: string, where = '', order = 'id') =>
  `insert into ${table} (${columns}) select ${values} from ${table} where ctid = ${ANY(table, where, order)}`

export const AUDIT =
  'county_id, scope, seq, id, at, account_id, account_name, role, action, subject, subject_id, place_id, detail, batch, written, seal'
export const BATCH = 'batch is not null'
export const LOOSE = 'batch is null'
export const NEWEST = 'seq desc'
export const cutOff = (seals: number): string[] => [
  `delete from audit where county_id = $1 and (batch is null or batch > (select max(n) - ${seals} from audit_seal where county_id = $1))`,
  `delete from audit_seal where county_id = $1 and n > (select max(n) - ${seals} from audit_seal where county_id = $1)`,
]
