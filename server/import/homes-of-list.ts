import { cluesOf, households } from '../../domain/registers/household.ts'
import type { FlatChild } from '../../domain/registers/roster-child.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import { sharedHouseholds } from '../children/db/elsewhere.ts'
import { kinOfSnapshot } from '../children/db/kin.ts'
import { familyNames, kinOf, withoutAlone } from '../children/household-for.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Keys } from '../keys.ts'

type Entry = { id: string; flat: FlatChild; before: SnapshotChild | null }

/**
 * In which household each child of a list lives: new ones with their brothers and sisters in the list, the school or another
 * school of the county; of those known already and of whose household nobody said anything, one who lived in a household alone joins the one that the list shows. A shared
 * household stays as it is.
 */
export const homesOfList = async (
  tx: Tx,
  keys: Keys,
  register: ReadonlyMap<string, SnapshotChild>,
  entries: readonly Entry[],
): Promise<Map<string, string>> => {
  const told = entries.filter(({ id, flat, before }) => {
    const clues = (f: FlatChild) => JSON.stringify(cluesOf(id, f, null))
    return before === null || clues(flat) !== clues(before.register.flat)
  })
  if (told.length === 0) return new Map()
  const villages = [...new Set(told.flatMap((e) => e.flat.villageId ?? []))]
  const kin = await kinOf(
    tx,
    keys,
    { villages, schools: [] },
    told.flatMap((e) => familyNames(e.flat)),
    register,
  )
  const shared = await tx.widened(() =>
    sharedHouseholds(
      tx,
      told.flatMap((e) => e.before?.row.household_id ?? []),
    ),
  )
  const alone = new Set(
    told
      .filter((e) => !e.before || !(e.before.row.household_said || shared.has(e.before.row.household_id)))
      .map((e) => e.id),
  )
  const now = new Map(told.map((e) => [e.id, e.flat]))
  const own = [...register.values()].map(kinOfSnapshot)
  const known = new Map([...kin, ...(await tx.widened(() => withoutAlone(tx, own)))].map((k) => [k.id, k]))
  const found = households([
    ...[...known.values()].map(({ id, flat, householdId }) =>
      cluesOf(id, now.get(id) ?? flat, alone.has(id) ? null : householdId),
    ),
    ...told.filter((e) => !known.has(e.id)).map((e) => cluesOf(e.id, e.flat, null)),
  ])
  return new Map(
    told.map(({ id, before }): [string, string] => {
      if (before && !alone.has(id)) return [id, before.row.household_id]
      const home = found.get(id) ?? id
      // Nobody in it had a household to share: that of the child who comes first.
      return [id, known.get(home)?.householdId ?? home]
    }),
  )
}
