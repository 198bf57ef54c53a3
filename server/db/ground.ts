import type { PlaceTree } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import type { CalendarRows } from './calendar.ts'
import type { Tx } from './tx.ts'
import type { Pending } from './write/pending.ts'
import type { Change } from './write/write.ts'

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

const TABLES: ReadonlySet<string> = new Set(['place', 'term', 'day_off', 'account', 'post'])
const ROLLS: ReadonlySet<string> = new Set(['child', 'child_facts'])
/** What the engine looks at besides the ground. A change of `record_part` comes with its record. */
const EVIDENCE: ReadonlySet<string> = new Set([...ROLLS, 'record', 'waiver'])
const MOST_ACTORS = 2000
const MOST_COUNTS = 500

/** When somebody signed in is nothing that is remembered: a school bell must not make the county forget everything. */
export const isGround = ({ table, op, set }: Change): boolean =>
  TABLES.has(table) && !(table === 'account' && op === 'update' && Object.keys(set).join() === 'last_sign_in_at')

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

const touches = (pending: Pending, tables: ReadonlySet<string>): boolean =>
  [...pending.sync.values()].some((row) => tables.has(row.table))

/** Has this transaction itself changed what the engine looks at? */
export const changedEvidence = ({ pending }: Tx): boolean => pending.ground || touches(pending, EVIDENCE)

/**
 * Moves the stamps of what this transaction changed, for others when it commits. Only under the lock that is held until then
 * anyway: whoever took the county's row first and the lock afterwards would meet those who take them the other way round.
 */
export const moveStamps = async (tx: Tx) => {
  const { pending } = tx
  const by = [pending.ground, touches(pending, ROLLS), touches(pending, EVIDENCE)].map(Number)
  if (by.includes(1))
    await tx.run('update county set ground = ground + $2, rolls = rolls + $3, evidence = evidence + $4 where id = $1', [
      tx.countyId,
      ...by,
    ])
}
