import { moneyWords } from '../../domain/kit/answer-words.ts'
import type { Tx } from '../db/tx-type.ts'
import { bookedAs } from './booked-as.ts'

/** What of these records stands in a ledger within sight: when, in whose, how much in all; whichever of their versions was booked. */
export const bookedWords = async (tx: Tx, rows: readonly { id: string }[]): Promise<Map<string, string>> => {
  const tree = await tx.tree()
  return new Map(
    [...(await bookedAs(tx, rows))].map(([id, { movement, paid }]) => [
      id,
      `${movement.on_date} ${tree.get(movement.place_id)?.name ?? ''} ${moneyWords(paid.reduce((sum, p) => sum + p.n, 0))}`,
    ]),
  )
}
