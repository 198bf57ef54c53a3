import pg from 'pg'
import { processOf, programName } from '../program-name.ts'
import { isAlive } from './alive.ts'
import type { Connection } from './connection.ts'

/** Any two fixed numbers: a lock of the whole cluster, taken in its `postgres` database. */
const LOCK = '7265, 1'
/** Milliseconds: a database that stands still (a frozen process, a dead disk) must not keep us waiting for ever. */
const PATIENCE = 3000
/** The same when we leave: all must have ended within five seconds. */
const LEAVING_PATIENCE = 700

export type Hold = {
  /** Gives the hold back. True: nobody else uses the database, and nobody may begin to any more (stop it now). */
  leave: () => Promise<boolean>
  /** Kept when the connection ended without our leaving: the hold is gone with it. */
  lost: Promise<void>
}

/** What a try to use the database says: it is ours to use, it is on its way up or down, or nobody answers. */
export type Answer = { hold: Hold } | 'busy' | 'silent'

/** Refused for a moment: starting up, shutting down, too many clients. */
const MOMENTARY = new Set(['57P03', '57P01', '53300'])
/** The password is not the one of this database. */
const REFUSED = new Set(['28P01', '28000'])

/**
 * Uses the embedded database: a shared lock on a connection of its own says "somebody works here". Whoever leaves last, be it
 * the server or a terminal command, takes the lock alone and stops the database; a killed process lets go by itself. Error: a
 * sentence where the database does not take the owner's password.
 */
export const holdDatabase = async (connection: Connection): Promise<Answer> => {
  const client = new pg.Client({
    ...connection,
    database: 'postgres',
    application_name: programName('hold'),
    connectionTimeoutMillis: PATIENCE,
    keepAlive: true,
  })
  let left = false
  const lost = new Promise<void>((resolve) => {
    client.once('end', () => {
      if (!left) resolve()
    })
  })
  client.on('error', () => {})
  const end = () => {
    left = true
    return client.end().catch(() => {})
  }
  const ask = async <Row extends pg.QueryResultRow>(text: string, patience: number): Promise<Row[]> => {
    const query = { text, query_timeout: patience }
    return (await client.query<Row>(query)).rows
  }
  const got = async (lock: string, patience: number) =>
    (await ask<{ got: boolean }>(`select ${lock}(${LOCK}) as got`, patience))[0]?.got === true
  try {
    await client.connect()
    if (!(await got('pg_try_advisory_lock_shared', PATIENCE))) {
      void end()
      return 'busy'
    }
  } catch (error) {
    void end()
    const code = (error as { code?: string }).code ?? ''
    if (REFUSED.has(code))
      throw new Error(
        '内置数据库不认 database/owner.pass 里的口令。这个文件和数据是一套的：请从同一份备份里一起恢复，再启动。',
      )
    return MOMENTARY.has(code) ? 'busy' : 'silent'
  }
  /** Programs of ours at work here, holding or not: one whose hold was just cut off takes it again in a moment (H2). */
  const others = async () =>
    (
      await ask<{ application_name: string }>(
        `select application_name from pg_stat_activity where backend_type = 'client backend'`,
        LEAVING_PATIENCE,
      )
    ).some(({ application_name }) => {
      const pid = processOf(application_name)
      return pid !== null && pid !== process.pid && isAlive(pid)
    })
  const leave = async () => {
    left = true
    try {
      await got('pg_advisory_unlock_shared', LEAVING_PATIENCE)
      // Kept until the database is down: who comes meanwhile waits and starts it anew.
      if ((await got('pg_try_advisory_lock', LEAVING_PATIENCE)) && !(await others())) return true
    } catch {
      // It went away on its own, or stands still.
    }
    void end()
    return false
  }
  return { hold: { leave, lost } }
}
