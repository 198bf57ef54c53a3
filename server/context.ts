import type { Logger } from 'pino'
import type { Db } from './db/pool.ts'
import type { Jobs } from './jobs/queue.ts'
import type { Keys } from './keys.ts'

/** What commands and queries are given besides the actor: no globals. `now` is the only clock. */
export type Ctx = {
  db: Db
  keys: Keys
  now: () => number
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  dataDir: string
  /** Work that outlives a request. */
  jobs: Jobs
}
