import type { Tx } from '../db/tx-type.ts'
import { legsOf } from './db/movement.ts'
import { movementsOfRecords, versionsOf } from './db/of-records.ts'

/** How a record stands in a ledger: its movement, and what each child was given by it; null: spent without a child's name. */
export type BookedAs = {
  /** `seen`: the reader opens that ledger; what stands in another one is booked all the same. */
  movement: { id: string; place_id: number; on_date: string; seen: boolean }
  paid: { child: string | null; n: number }[]
}

/** Of these records those that are booked, whichever of their versions was (decision 075); by the record that was asked for. */
export const bookedAs = async (tx: Tx, records: readonly { id: string }[]): Promise<Map<string, BookedAs>> => {
  const versions = await versionsOf(
    tx,
    records.map((r) => r.id),
  )
  const ids = [...versions.values()].flat()
  const seen = await movementsOfRecords(tx, ids)
  const [movements, legs] = await tx.widened(async () => {
    const all = await movementsOfRecords(tx, ids)
    const rows = await legsOf(
      tx,
      [...all.values()].map((m) => m.id),
    )
    return [all, Map.groupBy(rows, (leg) => leg.movement_id)]
  })
  return new Map(
    records.flatMap(({ id }): [string, BookedAs][] => {
      const movement = (versions.get(id) ?? []).map((one) => movements.get(one)).find((m) => m !== undefined)
      if (!movement) return []
      const paid = (legs.get(movement.id) ?? []).flatMap((leg) =>
        leg.n > 0 ? [{ child: leg.child_id, n: leg.n }] : [],
      )
      return [[id, { movement: { ...movement, seen: [...seen.values()].some((m) => m.id === movement.id) }, paid }]]
    }),
  )
}
