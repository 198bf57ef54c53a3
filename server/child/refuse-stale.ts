import { AppError } from '../../domain/errors.ts'
import { factsOf } from '../db/child-row.ts'
import { currentSpans, type SnapshotChild } from '../db/child-snapshot.ts'
import { lockChildren } from '../db/locks.ts'
import type { Tx } from '../db/tx.ts'

/**
 * What was read of these children still holds, and is kept so until the transaction's end: a new span is laid onto the one that
 * was read, and two laid onto the same one would count the child twice. Errors: difference-stale.
 */
export const refuseStale = async (tx: Tx, read: readonly SnapshotChild[]): Promise<void> => {
  const ids = read.map((b) => b.row.id)
  await lockChildren(tx, ids)
  const now = await currentSpans(tx, ids)
  for (const { row, factsId, facts } of read) {
    const span = now.get(row.id)
    if (span?.id !== factsId || JSON.stringify(factsOf(span)) !== JSON.stringify(facts))
      throw new AppError('difference-stale')
  }
}
