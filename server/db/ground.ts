import type { OwnBook } from '../../domain/kit/own-field.ts'
import type { PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import type { CalendarRows } from './calendar-rows.ts'
import type { Horizons } from './horizon.ts'

/**
 * What every request asks and hardly ever changes: a county's places, calendar and who holds which post. Read after a horizon
 * was taken and remembered under it, as long as no stamp of the ground stands above; each transaction reads the last stamps in
 * its first round trip. A second server process therefore never acts on what is no longer so (decision 026). Deletable.
 */
export type Ground = {
  /** The horizon; -1: what is read here is remembered for nobody else. */
  under: number
  tree: Promise<PlaceTree> | null
  calendar: Promise<CalendarRows> | null
  /** What the county asks besides. */
  own: Promise<OwnBook> | null
  /** Sums over children by place and day, each under a horizon of its own. */
  counts: Store<PlaceCounts>
  actors: Map<string, Actor & { postId: string; login: string }>
}
/** What was worked out, each under the horizon that was known before (remembered.ts). */
export type Store<T> = Map<string, { under: number; made: Promise<T> }>
export type PlaceCounts = { enrolled: number; leftBehind: number }
export type Grounds = Map<number, Ground>

const MOST_ACTORS = 2000

export const freshGround = (under = -1): Ground => ({
  under,
  tree: null,
  calendar: null,
  own: null,
  counts: new Map(),
  actors: new Map(),
})

type Remembering = { grounds: Grounds; horizons: Horizons }
/** What was remembered, and up to where all was in sight, before a transaction began. */
export type Before = { ground: Ground | undefined; horizon: number }

/** To be asked before the transaction begins: its first look may be older than what is remembered a moment later. */
export const beforeBegin = (db: Remembering, county: number): Before => ({
  ground: db.grounds.get(county),
  horizon: db.horizons.known(county).sync,
})

/**
 * The memory for a transaction in which the last stamp of the ground is `last`: the one from before, if it reaches so far; else
 * a new one under the horizon from before, or, where that is too low, one that nobody shares, and the next will find a higher one.
 */
export const groundAt = (db: Remembering, county: number, before: Before, last: number): Ground => {
  if (before.ground && before.ground.under >= last) return before.ground
  if (before.horizon < last) {
    db.horizons.nudge(county)
    return freshGround()
  }
  const now = db.grounds.get(county)
  if (now && now.under >= last && now.under <= before.horizon) return now
  const made = freshGround(before.horizon)
  if (!now || now.under < made.under) db.grounds.set(county, made)
  return made
}

export const rememberActor = (ground: Ground, key: string, actor: Actor & { postId: string; login: string }) => {
  if (ground.actors.size >= MOST_ACTORS) ground.actors.clear()
  ground.actors.set(key, actor)
}
