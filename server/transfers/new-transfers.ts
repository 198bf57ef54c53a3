import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfTransfer, type TransferSort } from '../../domain/registers/transfer.ts'
import type { Tx } from '../db/tx-type.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'
import { sealNote } from './note.ts'

export type NewTransfer = {
  child: string
  sort: TransferSort
  fromId: number
  fromClass: number | null
  /** Null: to no school of the county. */
  toId: number | null
  elsewhere: string | null
  on: string
  note: string
  /** The promotion or the import that hands it on. */
  madeBy: string | null
}

/** Writes down whom is handed to whom, a line of the diary each; the children themselves stay where they are. */
export const newTransfers = async (tx: Tx, keys: Keys, transfers: readonly NewTransfer[]): Promise<void> => {
  const tree = await tx.tree()
  const today = shanghaiDate(tx.now)
  await tx.write(
    transfers.map((t) => {
      const id = newId(tx.now)
      return {
        table: 'child_transfer' as const,
        op: 'insert' as const,
        id,
        scope: scopeOfTransfer(t.fromId, t.toId, tree),
        set: {
          child_id: t.child,
          sort: t.sort,
          from_id: t.fromId,
          from_class: t.fromClass,
          to_id: t.toId,
          elsewhere: t.elsewhere,
          on_date: t.on,
          state: t.toId === null ? 'elsewhere' : 'waiting',
          note_sealed: sealNote(keys, tx.countyId, id, t.note),
          asked_on: today,
          at: new Date(tx.now),
          by_id: tx.actor.accountId,
          by_name: tx.actor.name,
          made_by: t.madeBy,
        },
      }
    }),
    null,
  )
  for (const { child, fromId, toId, on } of transfers)
    tx.note({
      action: toId === null ? 'child.gone-elsewhere' : 'child.transfer-ask',
      subject: 'child',
      subjectId: child,
      placeId: fromId,
      detail: { ...(toId === null ? {} : { to: toId }), on },
    })
}
