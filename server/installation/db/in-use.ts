import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { LOCKS } from '../../db/lock-numbers.ts'

/** Milliseconds until a lost connection is made anew. */
const AGAIN = 1000

/** A copy is being put back here at this moment. */
export class BeingRestored extends Error {}

/**
 * Says that somebody works with this database (a shared lock on a connection of its own, taken again where it is lost), so that
 * nothing is put back under a running server. Errors: BeingRestored.
 */
export const holdUse = async (connection: pg.ClientConfig): Promise<{ leave: () => Promise<void> }> => {
  let left = false
  let client: pg.Client | null = null
  const take = async (): Promise<void> => {
    const made = new pg.Client({ ...connection, application_name: 'nuanyang use' })
    made.on('error', () => {})
    await made.connect()
    const { rows } = await made.query<{ got: boolean }>('select pg_try_advisory_lock_shared($1, 0) as got', [LOCKS.use])
    if (!rows[0]?.got) {
      await made.end()
      throw new BeingRestored()
    }
    made.once('end', again)
    client = made
    if (left) await made.end()
  }
  const again = () => {
    if (!left) setTimeout(() => void take().catch(again), AGAIN).unref()
  }
  await take()
  return {
    leave: async () => {
      left = true
      await client?.end().catch(() => {})
    },
  }
}

/** Whoever was stopped a moment ago is still signed in: so long, in milliseconds, they are waited for. */
const LEAVING = 5000
const LOOK_AGAIN = 100

/** Alone with the database until the end of the session; false while anybody uses it and does not leave. */
export const takeAlone = async (client: pg.ClientBase, role: string): Promise<boolean> => {
  for (const until = Date.now() + LEAVING; ; await wait(LOOK_AGAIN)) {
    if (await aloneNow(client, role)) return true
    if (Date.now() >= until) return false
  }
}

const aloneNow = async (client: pg.ClientBase, role: string): Promise<boolean> => {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1, 0) as got', [LOCKS.use])
  if (!rows[0]?.got) return false
  // One whose lock was lost a moment ago is still signed in.
  const others = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and usename = $1 and pid <> pg_backend_pid() limit 1',
    [role],
  )
  return others.rowCount === 0
}
