import type pg from 'pg'
import { MIGRATIONS } from '../migrations/list.ts'

const named = (what: 'table' | 'sequence'): string[] =>
  [
    ...new Set(
      MIGRATIONS.flatMap((m) => m.statements).flatMap((s) => {
        const found = new RegExp(`^\\s*create ${what} (?:if not exists )?(\\w+)`).exec(s)?.[1]
        // Under its later name too: a copy of an earlier release holds it under the first one.
        const renamed = new RegExp(`^\\s*alter ${what} \\w+ rename to (\\w+)`).exec(s)?.[1]
        return [found, renamed].filter((name) => name !== undefined)
      }),
    ),
  ].sort()

/** Everything that migrations make, and nothing else that a shared database may hold. */
const OUR_TABLES = named('table')
const OUR_SEQUENCES = named('sequence')

export type CopiedTable = { name: string; columns: string[] }

/** Our tables as they are, each after those that it points at. */
export const tablesInOrder = async (client: pg.ClientBase): Promise<CopiedTable[]> => {
  const { rows } = await client.query<CopiedTable & { needs: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
       array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid where k.contype = 'f' and k.conrelid = c.oid and k.confrelid <> c.oid) as needs
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname = any($1) order by 1`,
    [OUR_TABLES],
  )
  const placed: CopiedTable[] = []
  let left = rows
  while (left.length) {
    const next = left.filter((t) => !t.needs.some((n) => left.some((l) => l.name === n)))
    if (next.length === 0) throw new Error(`tables that point at each other: ${left.map((t) => t.name).join(', ')}`)
    placed.push(...next.map(({ name, columns }) => ({ name, columns })))
    left = left.filter((t) => !next.includes(t))
  }
  return placed
}

export const sequencesNow = async (
  client: pg.ClientBase,
): Promise<Record<string, { last: number; called: boolean }>> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'S' and c.relname = any($1)`,
    [OUR_SEQUENCES],
  )
  const found: Record<string, { last: number; called: boolean }> = {}
  for (const { name } of rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from "${name}"`,
    )
    const row = at.rows[0]
    if (row) found[name] = { last: Number(row.last), called: row.called }
  }
  return found
}

/** Takes away all that is ours, so that it can be laid anew. Only inside a transaction. */
export const dropOurs = async (client: pg.ClientBase): Promise<void> => {
  const tables = [...(await tablesInOrder(client)).map((t) => t.name), 'migration']
  await client.query(`drop table if exists ${tables.join(', ')}`)
  const sequences = Object.keys(await sequencesNow(client))
  if (sequences.length) await client.query(`drop sequence ${sequences.join(', ')}`)
}

export const copyText = ({ name, columns }: CopiedTable, way: 'to stdout' | 'from stdin'): string =>
  `copy "${name}" (${columns.map((c) => `"${c}"`).join(', ')}) ${way}`

/** Values as text that every version reads alike. */
export const PLAIN_VALUES = [
  `set local client_encoding = 'UTF8'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local timezone = 'UTC'`,
  'set local extra_float_digits = 1',
  `set local bytea_output = 'hex'`,
  'set local statement_timeout = 0',
  'set local lock_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
]
