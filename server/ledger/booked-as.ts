import type { Tx } from '../db/tx-type.ts'
import { legsOf } from './db/movement.ts'
import { movementsOfRecords, versionsOf } from './db/of-records.ts'

/** How a record stands in a ledger: its movement, and what each child was given by it. */
export type BookedAs = {
  movement: { id: string; place_id: number; on_date: string }
  paid: { child: string; n: number }[]
}

/** Of these records those that are booked, whichever of their versions was (decision 075); by the record that was asked for. */
export const bookedAs = async (tx: Tx, records: readonly { id: string }[]): Promise<Map<string, BookedAs>> => {
  const versions = await versionsOf(
    tx,
    records.map((r) => r.id),
  )
  const movements = await movementsOfRecords(tx, [...versions.values()].flat())
  const legs = Map.groupBy(
    await legsOf(
      tx,
      [...movements.values()].map((m) => m.id),
    ),
    (leg) => leg.movement_id,
  )
  return new Map(
    records.flatMap(({ id }): [string, BookedAs][] => {
      const movement = (versions.get(id) ?? []).map((one) => movements.get(one)).find((m) => m !== undefined)
      if (!movement) return []
      const paid = (legs.get(movement.id) ?? []).flatMap((leg) =>
        leg.child_id ? [{ child: leg.child_id, n: leg.n }] : [],
      )
      return [[id, { movement, paid }]]
    }),
  )
}
