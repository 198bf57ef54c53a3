import { freshGround } from './ground.ts'
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
export const EVIDENCE: ReadonlySet<string> = new Set([...ROLLS, 'record', 'waiver', 'entry'])
/** What no figure is told from: papers, their printing, who signed in; history and numbers come with what they are of. */
const NOT_TOLD: ReadonlySet<string> = new Set(['report', 'print_job', 'account', 'history'])

/** When somebody signed in is nothing that is remembered: a school bell must not make the county forget everything. */
export const isGround = ({ table, op, set }: Change): boolean =>
  GROUND.has(table) && !(table === 'account' && op === 'update' && Object.keys(set).join() === 'last_sign_in_at')

const touches = (pending: Pending, tables: ReadonlySet<string>): boolean =>
  [...pending.sync.values()].some((row) => tables.has(row.table))

/** Has this transaction itself changed what the engine looks at? */
export const changedEvidence = ({ pending }: Pick<Tx, 'pending'>): boolean =>
  pending.ground || touches(pending, EVIDENCE)

/** Has this transaction itself changed anything that a paper could be told from? */
const changedTold = ({ ground, sync, written }: Pending): boolean =>
  ground || [...written.keys(), ...[...sync.values()].map((row) => row.table)].some((table) => !NOT_TOLD.has(table))

/** The classes of which this transaction changed something: each gets a stamp with its numbers. */
export const changedClasses = (pending: Pending): StampClass[] => [
  ...(pending.ground ? (['ground'] as const) : []),
  ...(touches(pending, ROLLS) ? (['rolls'] as const) : []),
  ...(touches(pending, EVIDENCE) ? (['evidence'] as const) : []),
  ...(changedTold(pending) ? (['told'] as const) : []),
]

const last = (name: StampClass, county: string) =>
  `coalesce((select max(seq) from stamp where county = ${county} and class = '${name}'), 0)`

/** Three looks into an index, no row of anybody: in a transaction's first round trip. `county`: a number, or a column that holds one. */
export const stampsSql = (county: string): string => stampsOf(county, ['ground', 'rolls', 'evidence', 'told'])
const stampsOf = (county: string, names: readonly StampClass[]): string =>
  `select ${names.map((name) => `${last(name, county)} as ${name}`).join(', ')}`
/** In a transaction's first round trip; of what is only looked up by keys nothing is kept but the ground. */
export const ASKED_FIRST = { all: stampsSql('$1'), ground: stampsOf('$1', ['ground']) }
/** Of the others nothing is known: whatever is kept under them may be old. */
export const NOT_ASKED: Omit<Stamps, 'ground'> = { rolls: Infinity, evidence: Infinity, told: Infinity }
export const groundStampSql = (county: string): string => last('ground', county)

/** Who waited for a lock may know an older ground than the one that now holds. */
export const lookAgain = async (tx: Tx): Promise<void> => {
  const [now] = await tx.query<Stamps>(stampsSql('$1'), [tx.countyId])
  if (!now) return
  if (now.ground > tx.stamps.ground) tx.ground = freshGround()
  tx.stamps = now
}

/** Stamps that a later one has overtaken say nothing any more. As the county's system actor. */
export const dropOldStamps = async (tx: Tx): Promise<void> => {
  for (const [name, seq] of Object.entries(tx.stamps))
    await tx.run('delete from stamp where county = $1 and class = $2 and seq < $3', [tx.countyId, name, seq])
}
