import type { Logger } from 'pino'
import type { Copies } from './copies/copies.ts'
import type { Db } from './db/pool.ts'
import type { Jobs } from './job-queue.ts'
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
  /** Makes encrypted copies of the whole installation. */
  copies: Copies
  /** What the network reads along, in words for the administrator (L13); null where it is encrypted or the machine's own. */
  inTheClear: string | null
}
