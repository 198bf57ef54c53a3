import { donor } from '../../domain/entries/donor.ts'
import { AppError } from '../../domain/errors.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, findEntry } from '../entries/db/entry.ts'
import { readsKind } from '../entries/reachable.ts'

/** A donor of a place over whose money the actor stands. Errors: not-found, for whatever else has this id as for what is not there. */
export const reachableDonor = async (tx: Tx, id: string): Promise<EntryRow & { place_id: number }> => {
  const row = await findEntry(tx, id)
  if (
    row?.kind !== donor.kind ||
    row.place_id === null ||
    !readsKind(tx.actor, donor) ||
    !canAt(tx.actor, 'ledger.write', row.scope)
  )
    throw new AppError('not-found')
  return { ...row, place_id: row.place_id }
}
