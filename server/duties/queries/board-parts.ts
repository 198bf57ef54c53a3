import type { Place } from '../../../domain/registers/place.ts'
import { type PartStore, rememberedParts, underGround } from '../../db/remembered.ts'
import { partOf, partsOfPlace, type SchoolPart, togetherAt } from '../../db/school-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesToSum, recordsBesideDuties } from '../db/duties-kept.ts'
import type { KeptDuties } from '../db/kept-duties.ts'
import { type BoardSums, sumsOf, sumsTogether } from './board-sums.ts'

/** What is asked for: duties of children in a month's columns, and in which row what hangs on a class stands. */
export type SumsAsked = {
  place: Place
  kept: readonly KeptDuties[]
  columns: Parameters<typeof sumsOf>[1]
  beside: Parameters<typeof sumsOf>[2]
  rowOf: Parameters<typeof sumsOf>[3]
  days: { from: string; to: string }
}

/** Schools, months and sights of so many at once. */
const MOST = 2000
const storeOf = underGround((): PartStore<BoardSums> => new Map())

/**
 * A board's sums over duties of children. Of a township or a county they are kept school by school, of a school class by class (decision 074):
 * after a record one of them is added up anew, not hundreds of thousands of duties. Each sight has its own.
 */
export const boardSums = async (tx: Tx, asked: SumsAsked): Promise<BoardSums> => {
  const { place, kept } = asked
  const rows = kept.flatMap((one) => ('rows' in one ? [one.rows] : []))
  if (place.kind === 'class' || place.kind === 'village' || rows.length < kept.length)
    return sumsTogether(await sum(tx, asked, kept))
  const key = JSON.stringify([place.id, asked.days, asked.columns, asked.beside, rows, tx.actor.circles])
  const all = await partsOfPlace(tx, place)
  const parts = all.map((part) => ({ ...part, key: `${key} ${part.at('r.')}` }))
  const sums = await rememberedParts(tx, { store: storeOf(tx.ground), most: MOST, atOnce: AT_ONCE }, parts, (some) => {
    const where = togetherAt(some)('r.')
    return sum(tx, asked, some.length === all.length ? kept : rows.map((one) => ({ rows: { ...one, where } })), some)
  })
  return sumsTogether(sums)
}

/** Classes of a school, or schools, whose duties are read together: some ten thousands in memory. */
const AT_ONCE = 25

/** Of each of the parts what it comes to; all of it in two statements. */
const sum = async (
  tx: Tx,
  { place, columns, beside, rowOf, days }: SumsAsked,
  kept: readonly KeptDuties[],
  parts: readonly SchoolPart[] = [{ at: () => 'true', ids: [], stamp: 0 }],
): Promise<BoardSums[]> => {
  const keys = columns.map((column) => column.key)
  const duties = await dutiesToSum(tx, kept, [...keys, ...beside.map((column) => column.key)])
  const records = await recordsBesideDuties(tx, kept, keys, days)
  const stands = partOf(place, parts)
  const byPart = Map.groupBy(duties, stands)
  return parts.map((_, i) => sumsOf(byPart.get(i) ?? [], columns, beside, rowOf, records))
}
