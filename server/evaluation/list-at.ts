import { type Evaluated, type ListedIndicator, usualList } from '../../domain/entries/indicators.ts'
import { chainOf } from '../../domain/registers/place.ts'
import type { Tx } from '../db/tx-type.ts'
import { type ListRow, listRows } from './db/lists.ts'

/**
 * The lines by which places of a kind are evaluated at a place on a day: what the nearest township or county above has said from a term that has begun by
 * then, else the usual ones (decision 063).
 */
export const listAt = async (
  tx: Tx,
  { about, placeId, day }: { about: Evaluated; placeId: number; day: string },
): Promise<{ items: ListedIndicator[]; said: ListRow | null }> => {
  const chain = chainOf(await tx.tree(), placeId)
  const rows = (await listRows(tx, chain, about)).filter((row) => row.from_on <= day)
  const said = chain.flatMap((id) => rows.find((row) => row.place_id === id) ?? [])[0] ?? null
  return { items: said?.items ?? usualList(about), said }
}
