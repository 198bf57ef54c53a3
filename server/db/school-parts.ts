import { isMerged, withMerged } from '../../domain/registers/merged-place.ts'
import { type Place, placesUnder } from '../../domain/registers/place.ts'
import { NO_SCHOOL } from './duty-rows/stale.ts'
import { schoolStamps } from './school-stamps.ts'
import type { Tx } from './tx-type.ts'

/** `at`: a condition for an alias with its dot that has columns of a school and a village; `stamp`: under which something of it changed last. */
export type SchoolPart = { at: (alias: string) => string; stamp: number }

/**
 * A township or county in parts of which each is kept by itself (decision 074): each school with those merged into it, and what belongs to
 * none of them, of a township its villages' children at schools elsewhere.
 */
export const schoolParts = async (tx: Tx, place: Place): Promise<SchoolPart[]> => {
  const tree = await tx.tree()
  const stampOf = await schoolStamps(tx)
  const schools = placesUnder(tree, place.id, 'school')
    .filter((school) => !isMerged(tree, school))
    .map((school) => withMerged(tree, school).map((p) => p.id))
  const here = new Set(schools.flat())
  const list = (ids: readonly number[]) => (ids.length ? ids.join(',') : '-1')
  const villages = list(placesUnder(tree, place.id, 'village').map((p) => p.id))
  const elsewhere = [...tree.values()].flatMap((p) =>
    p.kind === 'township' || (p.kind === 'school' && !here.has(p.id)) ? [p.id] : [],
  )
  const inNone = (alias: string) => `(${alias}school_id is null or ${alias}school_id not in (${list([...here])}))`
  return [
    ...schools.map((ids) => ({ at: (alias: string) => `${alias}school_id in (${list(ids)})`, stamp: stampOf(ids) })),
    {
      at: (alias) =>
        place.kind === 'county'
          ? `${alias}school_id is null`
          : `(${alias}village_id in (${villages}) and ${inNone(alias)})`,
      stamp: stampOf([NO_SCHOOL, ...elsewhere]),
    },
  ]
}
