import { entryKind } from '../../domain/entries/list.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { findEntry } from '../entries/db/entry.ts'

/**
 * Is this an entry of a place, in the actor's hands, of a register that is kept by people (decision 048)? Then the children who take part
 * are looked up with the county in sight: whoever keeps it need not see them, and they are held to its roll or to its place.
 */
export const rollKept = async (tx: Tx, entryId: string): Promise<boolean> => {
  const row = await findEntry(tx, entryId)
  return (
    row !== null &&
    row.child_id === null &&
    entryKind(row.kind)?.keepers !== undefined &&
    canAt(tx.actor, 'record.write', row.scope)
  )
}
