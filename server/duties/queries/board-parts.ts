import { isMerged, withMerged } from '../../../domain/registers/merged-place.ts'
import { type Place, placesUnder } from '../../../domain/registers/place.ts'
import { NO_SCHOOL } from '../../db/duty-rows/stale.ts'
import type { Ground } from '../../db/ground.ts'
import { type PartStore, rememberedParts } from '../../db/remembered.ts'
import { schoolStamps } from '../../db/school-stamps.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesKept, recordsBesideDuties } from '../db/duties-kept.ts'
import type { KeptDuties, RowsAsked } from '../db/kept-duties.ts'
import { type BoardSums, sumsOf, sumsTogether } from './board-sums.ts'

/** What is asked for: duties of children in a month's columns, and in which row what hangs on a class stands. */
export type SumsAsked = {
  place: Place
  kept: readonly KeptDuties[]
  columns: Parameters<typeof sumsOf>[1]
  rowOf: Parameters<typeof sumsOf>[2]
  days: { from: string; to: string }
}

/** Schools, months and sights of so many at once. */
const MOST = 2000
const stores = new WeakMap<Ground, PartStore<BoardSums>>()
const storeOf = (ground: Ground): PartStore<BoardSums> => {
  const store: PartStore<BoardSums> = stores.get(ground) ?? new Map()
  stores.set(ground, store)
  return store
}

/**
 * A board's sums over duties of children. Of a township or a county they are kept school by school (decision 074): after a record one
 * school is added up anew, not hundreds of thousands of duties. Each sight has its own.
 */
export const boardSums = async (tx: Tx, asked: SumsAsked): Promise<BoardSums> => {
  const { place, kept } = asked
  const rows = kept.flatMap((one) => ('rows' in one ? [one.rows] : []))
  if ((place.kind !== 'township' && place.kind !== 'county') || rows.length < kept.length) return sum(tx, asked, kept)
  const key = JSON.stringify([place.id, asked.days, asked.columns, rows, tx.actor.circles])
  const parts = (await partsOf(tx, place)).map((part) => ({ ...part, key: `${key} ${part.where}` }))
  const sums = await rememberedParts(tx, { store: storeOf(tx.ground), most: MOST }, parts, ({ where }) =>
    sum(
      tx,
      asked,
      rows.map((one) => ({ rows: { ...one, where } })),
    ),
  )
  return sumsTogether(sums)
}

const sum = async (tx: Tx, { columns, rowOf, days }: SumsAsked, kept: readonly KeptDuties[]): Promise<BoardSums> => {
  const keys = columns.map((column) => column.key)
  const duties = await dutiesKept(tx, kept, keys)
  return sumsOf(duties, columns, rowOf, await recordsBesideDuties(tx, kept, keys, days))
}

/** Each school with those merged into it, and what belongs to none of them: of a township its villages' children at schools elsewhere. */
const partsOf = async (tx: Tx, place: Place): Promise<{ where: RowsAsked['where']; stamp: number }[]> => {
  const tree = await tx.tree()
  const stampOf = await schoolStamps(tx)
  const under = placesUnder(tree, place.id, 'school')
  const schools = under
    .filter((school) => !isMerged(tree, school))
    .map((school) => withMerged(tree, school).map((p) => p.id))
  const here = new Set(schools.flat())
  const list = (ids: readonly number[]) => (ids.length ? ids.join(',') : '-1')
  const villages = list(placesUnder(tree, place.id, 'village').map((p) => p.id))
  const elsewhere = [...tree.values()].flatMap((p) =>
    p.kind === 'township' || (p.kind === 'school' && !here.has(p.id)) ? [p.id] : [],
  )
  return [
    ...schools.map((ids) => ({ where: `r.school_id in (${list(ids)})`, stamp: stampOf(ids) })),
    {
      where:
        place.kind === 'county'
          ? 'r.school_id is null'
          : `(r.village_id in (${villages}) and (r.school_id is null or r.school_id not in (${list([...here])})))`,
      stamp: stampOf([NO_SCHOOL, ...elsewhere]),
    },
  ]
}
