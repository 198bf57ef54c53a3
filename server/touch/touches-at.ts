import type { FigureReading } from '../../domain/figures/types.ts'
import type { Place } from '../../domain/registers/place.ts'
import type { TouchRow } from '../../domain/registers/touch.ts'
import { type PartStore, rememberedParts, underGround } from '../db/remembered.ts'
import { partsOfPlace } from '../db/school-parts.ts'
import type { Tx } from '../db/tx-type.ts'
import { touchRows } from '../figures/db/touch-rows.ts'

/** Schools and sights of so many at once; a school of a thousand is some two hundred kilobytes. */
const MOST = 500
const storeOf = underGround((): PartStore<TouchRow[]> => new Map())

/** Who was met and spoken with when, today; of a township or a county kept school by school, of a school class by class (decision 074): it is read from every contact ever written. */
export const touchesAt = async (tx: Tx, place: Place, reading: FigureReading, today: string): Promise<TouchRow[]> => {
  if (place.kind === 'class' || place.kind === 'village') return touchRows(tx, { place, reading, at: today })
  const key = JSON.stringify([place.id, reading, today, tx.actor.circles])
  const parts = (await partsOfPlace(tx, place)).map((part) => ({ ...part, key: `${key} ${part.at('f.')}` }))
  const rows = await rememberedParts(tx, { store: storeOf(tx.ground), most: MOST }, parts, async ([part]) =>
    part ? [await touchRows(tx, { place, part: part.at, reading, at: today })] : [],
  )
  return rows.flat()
}
