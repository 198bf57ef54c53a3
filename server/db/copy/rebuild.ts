import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { LOCKS } from '../lock-numbers.ts'
import { MIGRATIONS } from '../migrations/list.ts'
import {
  applyMigration,
  ensureExtension,
  isSharded,
  MIGRATION_TABLE,
  type MigrationRow,
} from '../migrations/migrate.ts'
import { copyIn } from './copy-stream.ts'
import { setForce } from './snapshot.ts'
import { type CopiedTable, copyText, dropOurs, PLAIN_VALUES, tablesInOrder } from './tables.ts'

export type Restored = { id: string; at: string; from: string }

export type Refill = {
  role: string
  migrations: readonly MigrationRow[]
  /** Calls `fill` for each table in the order in which the rows come; it must read each body to its end. */
  tables: (fill: (table: CopiedTable, body: AsyncIterable<Buffer>) => Promise<void>) => Promise<void>
  sequences: () => Record<string, { last: number; called: boolean }>
  /** Kept at each county: which restore this was (what the start after a cut looks for). */
  restored: Restored
  /** The last look before the commit; a throw leaves everything as it was. */
  beforeCommit: (client: pg.ClientBase) => Promise<void>
}

/**
 * Lays the database anew as it was in the copy, brings it up to this program's version, all in one transaction: whatever stops
 * it in the middle leaves what was there. Phones pull everything again (a new feed), everybody signs in again.
 */
export const rebuild = async (client: pg.ClientBase, input: Refill): Promise<void> => {
  await ensureExtension(client)
  await client.query('begin')
  try {
    const sharded = await isSharded(client)
    for (const setting of PLAIN_VALUES) await client.query(setting)
    if (sharded) await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`)
    await dropOurs(client)
    await client.query(MIGRATION_TABLE)
    const known = MIGRATIONS.filter((m) => input.migrations.some((r) => r.name === m.name))
    for (const each of known) await applyMigration(client, each, input.role, sharded)
    await setForce(client, false)
    const there = new Map((await tablesInOrder(client)).map((t) => [t.name, t.columns]))
    await input.tables(async (table, body) => {
      const columns = there.get(table.name)
      if (!columns || table.columns.some((c) => !columns.includes(c)))
        throw new Error(`the copy's table ${table.name} is not one of this schema`)
      await copyIn(client, copyText(table, 'from stdin'), body)
    })
    await setForce(client, true)
    for (const [name, { last, called }] of Object.entries(input.sequences()))
      await client.query('select setval($1::regclass, $2, $3)', [name, last, called])
    for (const each of MIGRATIONS) if (!known.includes(each)) await applyMigration(client, each, input.role, sharded)
    await client.query(`grant select on migration to "${input.role}"`)
    await beginAnew(client, input.restored)
    await input.beforeCommit(client)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
  // So many new rows: the planner should know them.
  await client.query('analyze').catch(() => {})
}

const beginAnew = async (client: pg.ClientBase, restored: Restored) => {
  await client.query('delete from session')
  const { rows } = await client.query<{ id: number }>('select id from county')
  for (const { id } of rows)
    await client.query(
      `update county set feed = $2, settings = settings || jsonb_build_object('restored', $3::jsonb) where id = $1`,
      [id, randomUUID(), JSON.stringify(restored)],
    )
}

/** The last restore that stands in this database; null where there was none, or no database yet. */
export const lastRestore = async (client: pg.ClientBase): Promise<string | null> => {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.county') is not null as there`)
  if (!rows[0]?.there) return null
  const found = await client.query<{ id: string | null }>(
    `select settings->'restored'->>'id' as id from county limit 1`,
  )
  return found.rows[0]?.id ?? null
}

/** Codes of the counties that stand here; none where nothing was set up yet. */
export const countyCodes = async (client: pg.ClientBase): Promise<string[]> => {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.county') is not null as there`)
  if (!rows[0]?.there) return []
  return (await client.query<{ code: string }>('select code from county order by id')).rows.map((r) => r.code)
}

/** One process at a time puts a restore's files in their places. */
export const onlyOne = async <T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('select pg_advisory_lock($1, 1)', [LOCKS.copies])
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1, 1)', [LOCKS.copies]).catch(() => {})
  }
}
