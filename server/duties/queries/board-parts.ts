import type { Place } from '../../../domain/registers/place.ts'
import { type PartStore, rememberedParts, underGround } from '../../db/remembered.ts'
import { schoolParts } from '../../db/school-parts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { dutiesKept, recordsBesideDuties } from '../db/duties-kept.ts'
import type { KeptDuties } from '../db/kept-duties.ts'
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
const storeOf = underGround((): PartStore<BoardSums> => new Map())

/**
 * A board's sums over duties of children. Of a township or a county they are kept school by school (decision 074): after a record one
 * school is added up anew, not hundreds of thousands of duties. Each sight has its own.
 */
export const boardSums = async (tx: Tx, asked: SumsAsked): Promise<BoardSums> => {
  const { place, kept } = asked
  const rows = kept.flatMap((one) => ('rows' in one ? [one.rows] : []))
  if ((place.kind !== 'township' && place.kind !== 'county') || rows.length < kept.length) return sum(tx, asked, kept)
  const key = JSON.stringify([place.id, asked.days, asked.columns, rows, tx.actor.circles])
  const parts = (await schoolParts(tx, place)).map((part) => ({ ...part, key: `${key} ${part.at('r.')}` }))
  const sums = await rememberedParts(tx, { store: storeOf(tx.ground), most: MOST }, parts, ({ at }) =>
    sum(
      tx,
      asked,
      rows.map((one) => ({ rows: { ...one, where: at('r.') } })),
    ),
  )
  return sumsTogether(sums)
}

const sum = async (tx: Tx, { columns, rowOf, days }: SumsAsked, kept: readonly KeptDuties[]): Promise<BoardSums> => {
  const keys = columns.map((column) => column.key)
  const duties = await dutiesKept(tx, kept, keys)
  return sumsOf(duties, columns, rowOf, await recordsBesideDuties(tx, kept, keys, days))
}
