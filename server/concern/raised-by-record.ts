import { isUrgent, type RecordKind } from '../../domain/kit/define-record.ts'
import { concernsOfRecord } from '../db/concern.ts'
import type { Tx } from '../db/tx.ts'
import type { Change } from '../db/write/write.ts'
import type { Stated } from '../records/stated.ts'

/**
 * The rows by which a record's worry about safety stands on its own (F2). A correction goes on with what it corrects: one that no
 * longer says 担心安全 is noted, and the worry stays open until somebody writes what was done.
 */
export const raisedByRecord = async (tx: Tx, kind: RecordKind, record: Stated): Promise<Change[]> => {
  const before = record.replaces ? await concernsOfRecord(tx, record.replaces) : []
  const rootOf = new Map(before.map((c) => [c.child_id, c.root_id]))
  const worried = isUrgent(kind, record.body)
  return record.childIds
    .filter((id) => worried || rootOf.has(id))
    .map((id) => ({
      table: 'concern',
      op: 'insert',
      id,
      childId: id,
      set: {
        record_id: record.id,
        root_id: rootOf.get(id) ?? record.id,
        worried,
        on_date: record.happenedOn,
        at: new Date(tx.now),
        by_id: tx.actor.accountId,
        by_name: tx.actor.name,
      },
    }))
}
