import type { Db } from '../db/pool.ts'
import { type Guard, makeGuard } from './guard.ts'

export type Guards = {
  /**
   * By network address, whatever the logins. A whole school stands behind one address: it takes more than one slip each, and
   * then a try a minute, so that nobody keeps the others out (L5).
   */
  address: Guard
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
    address: makeGuard({ free: 40, first: MINUTE / 4, most: MINUTE, forget: 15 * MINUTE }),
    device: makeGuard(ACCOUNT),
  }
  known.set(db.pool, made)
  return made
}
