import { type Difference, differenceOf } from '../../domain/registers/difference.ts'
import { ancestorOf, type Place, placesUnder } from '../../domain/registers/place.ts'
import type { IncomingChild } from '../../domain/registers/roster-child.ts'
import { baselineOf } from '../db/baseline.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'
import { schoolSnapshot } from '../db/child-snapshot.ts'
import type { Tx } from '../db/tx.ts'
import type { Keys } from '../keys.ts'
import { incomingOf } from './incoming.ts'
import type { RosterReading } from './reading.ts'

export type Prepared = {
  school: Place
  incoming: IncomingChild[]
  snapshot: Map<string, SnapshotChild>
  difference: Difference
  unmatched: IncomingChild[]
  baseline: string
}

/** Villages whose children may attend the school: its township's first, else the county's. */
const villagesNear = async (tx: Tx, school: Place): Promise<Place[]> => {
  const tree = await tx.tree()
  const township = ancestorOf(tree, school.id, 'township')
  const near = township ? placesUnder(tree, township.id, 'village') : []
  return near.length ? near : [...tree.values()].filter((p) => p.kind === 'village')
}

/** The file against the register, inside the actor's transaction. Writes nothing. */
export const prepareRoster = async (
  tx: Tx,
  keys: Keys,
  reading: RosterReading,
  options: {
    school: Place
    termId: string
    termStart: string
    population: 'all' | 'left-behind'
    at: string
    villages?: Record<string, string>
  },
): Promise<Prepared> => {
  const villages = await villagesNear(tx, options.school)
  const byCode = new Map(villages.map((v) => [v.code, v.id]))
  const incoming = reading.children.map((child) => {
    const chosen = options.villages?.[`${child.sheet}!${child.row}`]
    return incomingOf(child, villages, chosen ? byCode.get(chosen) : undefined)
  })
  const snapshot = await schoolSnapshot(tx, keys, options.school.id, options.at)
  const difference = differenceOf(
    incoming,
    snapshot.map((s) => s.register),
    { autumn: options.termId.endsWith('autumn'), termStart: options.termStart, population: options.population },
  )
  return {
    school: options.school,
    incoming,
    snapshot: new Map(snapshot.map((s) => [s.row.id, s])),
    difference,
    unmatched: incoming.filter((i) => i.says.address && !i.says.villageId),
    baseline: await baselineOf(tx),
  }
}
