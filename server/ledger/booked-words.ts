import { moneyWords } from '../../domain/kit/answer-words.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RecordRow } from '../records/db/record.ts'
import { legsOf } from './db/movement.ts'
import { movementsOfRecords, versionsOf } from './db/of-records.ts'

/** What of these records stands in a ledger within sight: when, in whose, how much in all; whichever of their versions was booked. */
export const bookedWords = async (tx: Tx, rows: readonly Pick<RecordRow, 'id'>[]): Promise<Map<string, string>> => {
  const versions = await versionsOf(
    tx,
    rows.map((r) => r.id),
  )
  const movements = await movementsOfRecords(tx, [...versions.values()].flat())
  const legs = Map.groupBy(
    await legsOf(
      tx,
      [...movements.values()].map((m) => m.id),
    ),
    (leg) => leg.movement_id,
  )
  const tree = await tx.tree()
  return new Map(
    rows.flatMap(({ id }): [string, string][] => {
      const movement = (versions.get(id) ?? []).map((one) => movements.get(one)).find((m) => m !== undefined)
      if (!movement) return []
      const fen = (legs.get(movement.id) ?? []).reduce((sum, leg) => sum + (leg.child_id ? leg.n : 0), 0)
      return [[id, `${movement.on_date} ${tree.get(movement.place_id)?.name ?? ''} ${moneyWords(fen)}`]]
    }),
  )
}
