import pg from 'pg'
import { APP_NAME } from '../pool.ts'
import type { Connection } from './start.ts'

/** Any two fixed numbers: a lock of the whole cluster, taken in its `postgres` database. */
const LOCK = '7265, 1'

export type Hold = {
  /** Gives the hold back. True: nobody else uses the database, and nobody may begin to any more (stop it now). */
  leave: () => Promise<boolean>
  /** Resolves when the connection that holds has ended without being given back: the hold must be taken anew. */
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
    application_name: 'nuanyang hold',
    keepAlive: true,
  })
  client.on('error', () => {})
  let left = false
  const lost = new Promise<void>((gone) => client.once('end', () => !left && gone()))
  const end = () => {
    left = true
    return client.end().catch(() => {})
  }
  const ask = async (lock: string) =>
    (await client.query<{ got: boolean }>(`select ${lock}(${LOCK}) as got`)).rows[0]?.got === true
  try {
    await client.connect()
    if (!(await ask('pg_try_advisory_lock_shared'))) {
      await end()
      return 'busy'
    }
  } catch (error) {
    await end()
    const code = (error as { code?: string }).code ?? ''
    if (REFUSED.has(code))
      throw new Error(
        '内置数据库不认 database/owner.pass 里的口令。这个文件和数据是一套的：请从同一份备份里一起恢复，再启动。',
      )
    return MOMENTARY.has(code) ? 'busy' : 'silent'
  }
  const leave = async () => {
    left = true
    try {
      await ask('pg_advisory_unlock_shared')
      // Kept until the database is down: who comes meanwhile waits and starts it anew.
      if ((await ask('pg_try_advisory_lock')) && !(await othersWork(client))) return true
    } catch {
      // It went away on its own.
    }
    await end()
    return false
  }
  return { hold: { leave, lost } }
}

/**
 * Does a program still work in it? One whose hold was just cut off (a backend killed by the system restarts all of them) takes
 * it again in a moment, and must not find the database stopped meanwhile (H2).
 */
const othersWork = async (client: pg.Client): Promise<boolean> =>
  (await client.query(`select 1 from pg_stat_activity where application_name = '${APP_NAME}' limit 1`)).rowCount !== 0
