import { shanghaiDate } from '../../domain/kit/dates.ts'
import { cluesOf, households } from '../../domain/registers/household.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'
import type { Placed } from './columns.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'
import { familiesNear, sharedHouseholds } from './db/elsewhere.ts'
import { type Kin, openKin } from './db/kin.ts'

export const familyNames = (flat: FlatChild): string[] =>
  [flat.fatherName, flat.motherName, flat.carerName].filter((name) => name !== null && name !== '') as string[]

/**
 * Children of the county who may be of the same families: by village or school, and a name. `known`: those looked at already. For
 * deciding, never for showing.
 */
export const kinOf = (
  tx: Tx,
  keys: Keys,
  places: { villages: readonly number[]; schools: readonly number[] },
  names: readonly string[],
  known: { has: (id: string) => boolean } = new Set(),
): Promise<Kin[]> =>
  tx.widened(async () => {
    const ids = (await familiesNear(tx, places, [...new Set(names)])).filter((id) => !known.has(id))
    return withoutAlone(tx, await openKin(tx, keys, ids, shanghaiDate(tx.now)))
  })

/** Of whom a hand said that nobody lives with them: they are nobody's brothers and sisters. Ask within `tx.widened`. */
export const withoutAlone = async (tx: Tx, kin: readonly Kin[]): Promise<Kin[]> => {
  const said = kin.filter((k) => k.said).map((k) => k.householdId)
  const shared = await sharedHouseholds(tx, said)
  return kin.filter((k) => !k.said || shared.has(k.householdId))
}

/**
 * The household of a child written by hand: that of its brothers and sisters, in whatever school of the county they are. A
 * child that shares a household already, or of whom somebody said with whom it lives, stays in it; one that lives in none of the others' has its own.
 */
export const householdFor = async (
  tx: Tx,
  keys: Keys,
  child: { id: string; flat: FlatChild; placed: Placed; was: SnapshotChild | null },
): Promise<string> => {
  const { id, flat, placed, was } = child
  const own = was?.row.household_id ?? id
  if (was?.row.household_said) return own
  if (was && JSON.stringify(cluesOf(id, flat, own)) === JSON.stringify(cluesOf(id, was.register.flat, own))) return own
  const kin = (
    await kinOf(
      tx,
      keys,
      {
        villages: placed.villageId === null ? [] : [placed.villageId],
        schools: placed.schoolId === null ? [] : [placed.schoolId],
      },
      familyNames(flat),
    )
  ).filter((k) => k.id !== id)
  if (was && (await tx.widened(() => sharedHouseholds(tx, [own]))).has(own)) return own
  const homes = households([...kin.map((k) => cluesOf(k.id, k.flat, k.householdId)), cluesOf(id, flat, null)])
  const found = homes.get(id) ?? id
  return found === id ? own : found
}
