import type { PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import type { CalendarRows } from './calendar.ts'
import type { Tx } from './tx.ts'
import type { WrittenTable } from './write/tables.ts'

/**
 * What every request asks and hardly ever changes: a county's places, calendar and who holds which post. Remembered for the
 * stamp that stands in the county's row, which each transaction reads in its first round trip; any write of these tables moves
 * the stamp in the same transaction. A second server process therefore never acts on what is no longer so. Deletable.
 */
export type Ground = {
  stamp: number
  tree: Promise<PlaceTree> | null
  calendar: Promise<CalendarRows> | null
  /** Sums over children, by the stamp of the rolls, place and day. */
  counts: Map<string, Promise<PlaceCounts>>
  actors: Map<string, Actor & { postId: string; login: string }>
}
export type PlaceCounts = { enrolled: number; leftBehind: number }
export type Grounds = Map<number, Ground>

const TABLES: ReadonlySet<WrittenTable> = new Set(['place', 'term', 'day_off', 'account', 'post'])
const MOST_ACTORS = 2000
const MOST_COUNTS = 500

export const isGround = (table: WrittenTable): boolean => TABLES.has(table)

export const freshGround = (stamp: number): Ground => ({
  stamp,
  tree: null,
  calendar: null,
  counts: new Map(),
  actors: new Map(),
})

/** What is remembered of a county at a stamp; older memories are dropped. */
export const groundAt = (grounds: Grounds, county: number, stamp: number): Ground => {
  const known = grounds.get(county)
  if (known && known.stamp === stamp) return known
  // A transaction that began earlier must not push out what is newer.
  if (known && known.stamp > stamp) return freshGround(stamp)
  const made = freshGround(stamp)
  grounds.set(county, made)
  return made
}

/** A sum over children is worked out once for the state that the rolls are in. */
export const rememberCounts = (tx: Tx, place: number, today: string, count: () => Promise<PlaceCounts>) => {
  const key = `${tx.rolls} ${place} ${today}`
  const known = tx.ground.counts.get(key)
  if (known) return known
  if (tx.ground.counts.size >= MOST_COUNTS) tx.ground.counts.clear()
  const made = count()
  made.catch(() => tx.ground.counts.delete(key))
  tx.ground.counts.set(key, made)
  return made
}

export const rememberActor = (ground: Ground, key: string, actor: Actor & { postId: string; login: string }) => {
  if (ground.actors.size >= MOST_ACTORS) ground.actors.clear()
  ground.actors.set(key, actor)
}

/** The stamp of the rolls moves under the lock that is held until the commit anyway. */
export const moveRolls = async (tx: Tx) => {
  await tx.run('update county set rolls = rolls + 1 where id = $1', [tx.countyId])
}

/** Moves the stamp: the last thing that holds for others when this transaction commits. */
export const moveGround = async (tx: Tx) => {
  await tx.run('update county set ground = ground + 1 where id = $1', [tx.countyId])
}
