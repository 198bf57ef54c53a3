import { maxDate, shanghaiDate } from '../../domain/kit/dates.ts'
import { matchVillage, villageAlias } from '../../domain/registers/address.ts'
import { classKey, type OpenClass, openClassesOf } from '../../domain/registers/class-open.ts'
import { type Difference, differenceOf } from '../../domain/registers/difference.ts'
import { withElsewhere } from '../../domain/registers/elsewhere.ts'
import { chainOf, type Place, placesUnder } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import { type SnapshotChild, schoolSnapshot } from '../children/db/child-snapshot.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'
import { baselineOf } from '../rosters/db/baseline.ts'
import { findElsewhere } from './find-elsewhere.ts'
import { incomingOf } from './incoming.ts'
import { type RosterReading, rowKey } from './reading.ts'
import type { RegisterAhead } from './register-ahead.ts'

/**
 * `alias`: what may be remembered of the address once somebody says which village it is; `tie`: two villages fit equally; `stopped`:
 * it names one that is no longer in use.
 */
export type Unmatched = { incoming: IncomingChild; alias: string | null; tie: boolean; stopped: string | null }
export type Prepared = {
  school: Place
  /** The day on which the register is compared with the list: today, or the first day of a term to come. */
  day: string
  /** Children of the file. */
  listed: number
  /** By class that the file names (`classKey`): how many children; without those of whom it is not known yet. */
  classes: Map<string, { grade: number | null; label: string | null; children: number }>
  snapshot: Map<string, SnapshotChild>
  /** Files of other places, by the key of the row that names them. */
  files: Map<string, SnapshotChild>
  difference: Difference
  unmatched: Unmatched[]
  /** Rows whose class somebody has to say, by their key; and the classes that may be said. */
  openClasses: Map<string, OpenClass>
  knownClasses: Set<string>
  /** Names by which somebody's choices let a village be known from now on. */
  learnt: Map<string, number>
  baseline: string
}

/** Villages whose children may attend the school: its township's first, else the county's; stopped ones too, to be asked about. */
const villagesNear = async (tx: Tx, school: Place): Promise<Place[]> => {
  const tree = await tx.tree()
  const township = chainOf(tree, school.id).find((id) => tree.get(id)?.kind === 'township')
  const near = township === undefined ? [] : placesUnder(tree, township, 'village')
  return near.length ? near : [...tree.values()].filter((p) => p.kind === 'village')
}

/** The file against the register, inside the actor's transaction. Writes nothing. */
export const prepareRoster = async (
  tx: Tx,
  keys: Keys,
  reading: Pick<RosterReading, 'children'>,
  options: {
    school: Place
    termId: string
    termStart: string
    population: 'all' | 'left-behind'
    /** The list says that it holds the whole school. */
    whole: boolean
    at: string
    /** Rows that another school's list holds say nothing of who is gone from here. */
    partial?: boolean
    /** Row → code of the village that somebody chose. */
    villages?: Readonly<Record<string, string>> | undefined
    /** The register as it was looked up while the file was read; it is looked up anew where it has changed since. */
    ahead?: RegisterAhead | null | undefined
  },
): Promise<Prepared> => {
  const { school, at } = options
  const tree = await tx.tree()
  const villages = await villagesNear(tx, school)
  const byCode = new Map([...tree.values()].filter((p) => p.kind === 'village').map((v) => [v.code, v.id]))
  const above = chainOf(tree, school.parentId).map((id) => tree.get(id)?.name ?? '')
  const learnt = new Map<string, number>()
  const torn = new Set<string>()
  const incoming = reading.children.map((child) => {
    const chosen = byCode.get(options.villages?.[rowKey(child)] ?? '')
    const alias = chosen === undefined ? null : villageAlias(child.address ?? '', above)
    if (alias !== null && chosen !== undefined) {
      if ((learnt.get(alias) ?? chosen) !== chosen) torn.add(alias)
      learnt.set(alias, chosen)
    }
    return incomingOf(child, villages, chosen)
  })
  for (const alias of torn) learnt.delete(alias)
  const today = shanghaiDate(tx.now)
  const day = maxDate(at, today)
  // Of a term to come, children of other schools may be this one's already: an earlier list of that term said so.
  const seen = <T>(work: () => Promise<T>) => (day > today ? tx.widened(work) : work())
  // First: what changes while the register is looked up makes the difference stale, and is not lost.
  const baseline = await baselineOf(tx, school.id)
  const { ahead } = options
  const known = ahead?.schoolId === school.id && ahead.day === day && ahead.baseline === baseline
  const snapshot = known ? ahead.snapshot : await seen(() => schoolSnapshot(tx, keys, school.id, day))
  const own = differenceOf(
    incoming,
    snapshot.map((s) => s.register),
    {
      autumn: options.termId.endsWith('autumn'),
      termStart: options.termStart,
      population: options.population,
      whole: options.whole,
    },
  )
  if (options.partial || incoming.length === 0) own.missing = []
  const { found, files } = await findElsewhere(tx, keys, school.id, own.added, day)
  const difference = withElsewhere(own, found)
  const inUse = placesUnder(tree, school.id, 'class').flatMap((p) => (p.closed ? [] : [classKey(p)]))
  const named = [...new Set(incoming.map(({ says }) => classKey(says)))]
  const openClasses = openClassesOf(difference, inUse, named)
  const waiting = new Set(openClasses.map((o) => o.incoming.key))
  const classes: Prepared['classes'] = new Map()
  for (const { key: row, says } of incoming) {
    if (waiting.has(row)) continue
    const key = classKey(says)
    const known = classes.get(key)
    if (known) known.children++
    else classes.set(key, { grade: says.grade ?? null, label: says.label ?? null, children: 1 })
  }
  return {
    school,
    day,
    listed: incoming.length,
    classes,
    snapshot: new Map(snapshot.map((s) => [s.row.id, s])),
    files,
    difference,
    openClasses: new Map(openClasses.map((o) => [o.incoming.key, o])),
    knownClasses: new Set([...inUse, ...named]),
    unmatched: incoming.flatMap((row) => {
      const address = row.says.address
      if (!address || row.says.villageId || row.says.name === '') return []
      const { tie, stopped } = matchVillage(address, villages)
      return [{ incoming: row, alias: villageAlias(address, above), tie, stopped: stopped?.name ?? null }]
    }),
    learnt,
    baseline,
  }
}
