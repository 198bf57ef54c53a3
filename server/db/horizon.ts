import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { LOCKS } from './lock-numbers.ts'
import { programName } from './program-name.ts'

/** Numbers up to which everything of a county is committed and visible to whoever looks from now on, or will never be. */
export type Horizon = { sync: number; audit: number }
export type Horizons = {
  /** The last one that was asked for; everything up to it is in sight of a transaction that begins after this answer. */
  known: (county: number) => Horizon
  /**
   * One of the last moments, or one asked for now: `fresh`, with everything that was committed before this call; `atLeast`, one
   * that reaches a number which stands already. Errors: as the database's, where the lock was not had in time.
   */
  ask: (county: number, wanted?: { fresh?: boolean; atLeast?: number }) => Promise<Horizon>
  /** Asked for in the background, for whoever comes next. */
  nudge: (county: number) => void
  end: () => Promise<void>
}

const NONE: Horizon = { sync: -1, audit: -1 }
/** Milliseconds for which one horizon serves all who ask. */
const SERVES = 200
/**
 * Milliseconds after which the lock is given up: writers queue behind whoever waits for it, and one of those who hold it may
 * wait for one of them.
 */
const PATIENCE = 1500

type OfCounty = {
  known: Horizon
  at: number
  running: Promise<Horizon> | null
  next: Promise<Horizon> | null
}

/**
 * Writers take the stamp's lock together, before their first number, and hold it to their commit; who takes it alone knows that
 * nobody who has taken a number is still on the way (decision 026). On a connection of its own: whoever asks may hold one of the
 * pool's, and so may all whom it waits for.
 */
export const openHorizons = (connection: pg.PoolConfig, onError: (error: Error) => void): Horizons => {
  const pool = new pg.Pool({
    ...connection,
    max: 1,
    pipeline: false,
    idleTimeoutMillis: 10_000,
    application_name: programName(),
    keepAlive: true,
  })
  pool.on('error', onError)
  const counties = new Map<number, OfCounty>()
  const of = (county: number): OfCounty => {
    const known = counties.get(county)
    if (known) return known
    const made: OfCounty = { known: NONE, at: Number.NEGATIVE_INFINITY, running: null, next: null }
    counties.set(county, made)
    return made
  }

  /** One round trip and one transaction: statements sent together are one. */
  const take = async (county: number): Promise<Horizon> => {
    const answers = (await pool.query(
      `select set_config('lock_timeout', '${PATIENCE}', true); select pg_advisory_xact_lock(${LOCKS.stamp}, ${Math.trunc(county)}); select coalesce(pg_sequence_last_value('sync_seq'), 0) as sync, coalesce(pg_sequence_last_value('audit_seq'), 0) as audit`,
    )) as unknown as pg.QueryResult<Horizon>[]
    const taken = answers.at(-1)?.rows[0]
    if (!taken) throw new Error('the database told no horizon')
    return taken
  }
  const begin = (county: number): Promise<Horizon> => {
    const at = of(county)
    at.next = null
    const running = take(county)
      .then((taken) => {
        at.known = taken
        at.at = performance.now()
        return taken
      })
      .finally(() => {
        at.running = null
      })
    at.running = running
    return running
  }
  const after = (county: number): Promise<Horizon> => {
    const at = of(county)
    if (!at.running) return begin(county)
    // All who come while one runs share the one after it.
    at.next ??= at.running.catch(() => NONE).then(() => begin(county))
    return at.next
  }

  const ask: Horizons['ask'] = async (county, { fresh = false, atLeast = -1 } = {}) => {
    const at = of(county)
    if (fresh) return after(county)
    if (at.known.sync >= atLeast && performance.now() - at.at < SERVES) return at.known
    const running = at.running ? await at.running : NONE
    return running.sync >= Math.max(0, atLeast) ? running : after(county)
  }
  return {
    known: (county) => of(county).known,
    ask,
    nudge: (county) => {
      const at = of(county)
      // What fails is asked for again by the next who would need it.
      if (!at.running) begin(county).catch(() => {})
    },
    end: () => pool.end(),
  }
}
