import { isKeeper } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'

/** Names of children whom no register shows to a keeper (decision 048), of rows that were found within its own sight. */
export const asKept = <T>(tx: Tx, work: () => Promise<T>): Promise<T> =>
  isKeeper(tx.actor.role) ? tx.widened(work) : work()
