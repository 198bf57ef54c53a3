import { freshGround, type PlaceCounts } from './ground.ts'
import type { StampClass, Stamps } from './stamp-classes.ts'
import type { Tx } from './tx-type.ts'
import type { Change } from './write/change.ts'
import type { Pending } from './write/pending.ts'

const GROUND: ReadonlySet<string> = new Set([
  ...['place', 'term', 'day_off', 'account', 'post'],
  ...['county_field', 'duty_setting', 'circle_member'],
])
const ROLLS: ReadonlySet<string> = new Set(['child', 'child_facts'])
/** What the engine looks at besides the ground. A change of `record_part` comes with its record. */
const EVIDENCE: ReadonlySet<string> = new Set([...ROLLS, 'record', 'waiver', 'entry'])
const MOST_COUNTS = 500

/** When somebody signed in is nothing that is remembered: a school bell must not make the county forget everything. */
export const isGround = ({ table, op, set }: Change): boolean =>
  GROUND.has(table) && !(table === 'account' && op === 'update' && Object.keys(set).join() === 'last_sign_in_at')

const touches = (pending: Pending, tables: ReadonlySet<string>): boolean =>
  [...pending.sync.values()].some((row) => tables.has(row.table))

/** Has this transaction itself changed what the engine looks at? */
export const changedEvidence = ({ pending }: Pick<Tx, 'pending'>): boolean =>
  pending.ground || touches(pending, EVIDENCE)

/** The classes of which this transaction changed something: each gets a stamp with its numbers. */
export const changedClasses = (pending: Pending): StampClass[] => [
  ...(pending.ground ? (['ground'] as const) : []),
  ...(touches(pending, ROLLS) ? (['rolls'] as const) : []),
  ...(touches(pending, EVIDENCE) ? (['evidence'] as const) : []),
]

const last = (name: StampClass, county: string) =>
  `coalesce((select max(seq) from stamp where county = ${county} and class = '${name}'), 0)`

/** Three looks into an index, no row of anybody: in a transaction's first round trip. `county`: a number, or a column that holds one. */
export const stampsSql = (county: string): string =>
  `select ${(['ground', 'rolls', 'evidence'] as const).map((name) => `${last(name, county)} as ${name}`).join(', ')}`
export const groundStampSql = (county: string): string => last('ground', county)

/** Who waited for a lock may know an older ground than the one that now holds. */
export const lookAgain = async (tx: Tx): Promise<void> => {
  const [now] = await tx.query<Stamps>(stampsSql('$1'), [tx.countyId])
  if (!now) return
  if (now.ground > tx.stamps.ground) tx.ground = freshGround()
  tx.stamps = now
}

/** A sum over children is worked out once for the state that the rolls are in. */
export const rememberCounts = (tx: Tx, place: number, today: string, count: () => Promise<PlaceCounts>) => {
  const { counts } = tx.ground
  const key = `${place} ${today}`
  const known = counts.get(key)
  if (known && known.under >= tx.stamps.rolls) return known.counts
  const made = count()
  if (tx.horizon < tx.stamps.rolls) return made
  if (counts.size >= MOST_COUNTS) counts.clear()
  made.catch(() => counts.delete(key))
  counts.set(key, { under: tx.horizon, counts: made })
  return made
}

/** Stamps that a later one has overtaken say nothing any more. As the county's system actor. */
export const dropOldStamps = async (tx: Tx): Promise<void> => {
  for (const [name, seq] of Object.entries(tx.stamps))
    await tx.run('delete from stamp where county = $1 and class = $2 and seq < $3', [tx.countyId, name, seq])
}
