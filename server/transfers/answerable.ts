import { AppError } from '../../domain/errors.ts'
import { chainOf } from '../../domain/registers/place.ts'
import type { Actor } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import type { Tx } from '../db/tx-type.ts'
import { heldTransfers, type TransferRow } from './db/transfers.ts'

const GONE = '其中有的刚刚已经办过了，请刷新，再看一遍。'

/**
 * Transfers that wait for an answer, all of them, held: by whoever answers for the school to which (`to`) or from which (`from`) they go.
 * Errors: not-found, conflict.
 */
export const answerable = async (
  tx: Tx,
  actor: Actor,
  ids: readonly string[],
  side: 'to' | 'from',
): Promise<TransferRow[]> => {
  const wanted = [...new Set(ids)]
  const rows = await heldTransfers(tx, wanted)
  if (rows.length < wanted.length) throw new AppError('not-found')
  const tree = await tx.tree()
  for (const row of rows) mustReach(actor, 'child.transfer', chainOf(tree, side === 'to' ? row.to_id : row.from_id))
  if (rows.some((row) => row.state !== 'waiting')) throw new AppError('conflict', undefined, GONE)
  return rows
}
