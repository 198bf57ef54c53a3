import pg from 'pg'
import type { Connection } from './start.ts'

/** Any two fixed numbers: a lock of the whole cluster, taken in its `postgres` database. */
const LOCK = '7265, 1'

export type Hold = {
  /** Gives the hold back. True: nobody else uses the database, and nobody may begin to any more (stop it now). */
  leave: () => Promise<boolean>
}

/** What a try to use the database says: it is ours to use, it is on its way up or down, or nobody answers. */
export type Answer = { hold: Hold } | 'busy' | 'silent'

/** Refused for a moment: starting up, shutting down, too many clients. */
const MOMENTARY = new Set(['57P03', '57P01', '53300'])

/**
 * Uses the embedded database: a shared lock on a connection of its own says "somebody works here". Whoever leaves last, be it
 * the server or a terminal command, takes the lock alone and stops the database; a killed process lets go by itself.
 */
export const holdDatabase = async (connection: Connection): Promise<Answer> => {
  const client = new pg.Client({ ...connection, database: 'postgres', application_name: 'nuanyang hold' })
  client.on('error', () => {})
  const end = () => client.end().catch(() => {})
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
    return MOMENTARY.has((error as { code?: string }).code ?? '') ? 'busy' : 'silent'
  }
  const leave = async () => {
    try {
      await ask('pg_advisory_unlock_shared')
      // Kept until the database is down: who comes meanwhile waits and starts it anew.
      if (await ask('pg_try_advisory_lock')) return true
    } catch {
      // It went away on its own.
    }
    await end()
    return false
  }
  return { hold: { leave } }
}
