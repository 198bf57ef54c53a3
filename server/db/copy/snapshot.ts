import type pg from 'pg'
import { LOCKS } from '../lock-numbers.ts'
import { isSharded, type MigrationRow, migrationsDone } from '../migrations/migrate.ts'
import { copyOut } from './copy-stream.ts'
import { type CopiedTable, copyText, PLAIN_VALUES, sequencesNow, tablesInOrder } from './tables.ts'

export type Snapshot = {
  counties: { id: number; code: string; name: string }[]
  migrations: MigrationRow[]
  tables: CopiedTable[]
  rowsOf: (table: CopiedTable) => AsyncIterable<Buffer>
  /** To be asked last: numbers given out meanwhile are behind them. */
  sequences: () => Promise<Record<string, { last: number; called: boolean }>>
}

/** Somebody else copies at this moment. */
export class CopyRuns extends Error {}

/**
 * One moment of the whole database, for reading, while others go on writing. As the owner; one at a time. (On a sharded
 * database each worker has its own moment, within the same second: decision 016.)
 */
export const withSnapshot = async <T>(client: pg.ClientBase, work: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, 0) as got', [LOCKS.copies])
  if (!rows[0]?.got) throw new CopyRuns()
  try {
    return await inSight(client, () => inSnapshot(client, work))
  } finally {
    await client.query('select pg_advisory_unlock($1, 0)', [LOCKS.copies]).catch(() => {})
  }
}

const inSnapshot = async <T>(client: pg.ClientBase, work: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
  await client.query('begin isolation level repeatable read read only')
  try {
    for (const setting of PLAIN_VALUES) await client.query(setting)
    // Rows that a policy would hide are an error, never a copy that lacks them.
    await client.query('set local row_security = off')
    if (await isSharded(client)) await client.query(`set local citus.propagate_set_commands = 'local'`)
    const counties = (
      await client.query<{ id: number; code: string; name: string }>('select id, code, name from county order by id')
    ).rows
    return await work({
      counties,
      migrations: await migrationsDone(client),
      tables: await tablesInOrder(client),
      rowsOf: (table) => copyOut(client, copyText(table, 'to stdout')),
      sequences: () => sequencesNow(client),
    })
  } finally {
    await client.query('rollback').catch(() => {})
  }
}

/**
 * An owner that is no superuser is bound by the policies too (`force`): for the time of the copy it is not. The app's role stays
 * bound throughout; what a killed copy leaves is put right at the next opening (`forceAll`).
 */
const inSight = async <T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> => {
  const { rows } = await client.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  )
  if (rows[0]?.free) return work()
  await setForce(client, false)
  try {
    return await work()
  } finally {
    await setForce(client, true)
  }
}

/** Whether the owner is bound by the policies of its own tables. */
export const setForce = async (client: pg.ClientBase, force: boolean): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity and c.relforcerowsecurity <> $1 order by 1`,
    [force],
  )
  if (rows.length === 0) return
  const ours = new Set((await tablesInOrder(client)).map((t) => t.name))
  // Nobody waits long behind us, should somebody be reading for long.
  await client.query(`set lock_timeout = '10s'`)
  for (const { name } of rows)
    if (ours.has(name)) await client.query(`alter table "${name}" ${force ? '' : 'no '}force row level security`)
}
