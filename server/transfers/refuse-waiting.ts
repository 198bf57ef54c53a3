import { AppError } from '../../domain/errors.ts'
import type { SnapshotChild } from '../children/db/child-snapshot.ts'
import type { Tx } from '../db/tx-type.ts'
import { waitingOf } from './db/transfers.ts'

/** Who waits to be taken in is not handed on a second time. Error: conflict, with their names. */
export const refuseWaiting = async (tx: Tx, children: readonly Pick<SnapshotChild, 'row'>[]): Promise<void> => {
  const waiting = await tx.widened(() =>
    waitingOf(
      tx,
      children.map((c) => c.row.id),
    ),
  )
  const names = children.filter((c) => waiting.some((w) => w.child_id === c.row.id)).map((c) => c.row.name)
  if (names.length)
    throw new AppError(
      'conflict',
      undefined,
      `${names.slice(0, 3).join('、')}${names.length > 3 ? `等 ${names.length} 名` : ''}已经交出去，正等接收。要换一所学校请先收回来。`,
    )
}
