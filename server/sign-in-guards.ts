import type { Db } from './db/pool.ts'
import { type Guard, makeGuard } from './guard.ts'

export type Guards = {
  /** By network address, whatever the logins. A school stands behind one address: it takes more than one slip each. */
  address: Guard
  /** By login, for logins that do not exist: they wait as those that do. */
  unknown: Guard
  /** By browser and login, where this person signed in before. */
  device: Guard
}

const MINUTE = 60_000
const ACCOUNT = { free: 5, first: 2 * MINUTE, most: 60 * MINUTE, forget: 24 * 60 * MINUTE }

const known = new WeakMap<Db['pool'], Guards>()

/** One set for each database that this process serves. */
export const guardsOf = (db: Db): Guards => {
  const there = known.get(db.pool)
  if (there) return there
  const made: Guards = {
    address: makeGuard({ free: 30, first: MINUTE / 2, most: 15 * MINUTE, forget: 15 * MINUTE }),
    unknown: makeGuard(ACCOUNT),
    device: makeGuard(ACCOUNT),
  }
  known.set(db.pool, made)
  return made
}
