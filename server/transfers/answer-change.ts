import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { TransferState } from '../../domain/registers/transfer.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import type { TransferRow } from './db/transfers.ts'

/** What becomes of a transfer that waited: `answer` in words, where there are any; the rest by its columns. */
type Answered = { state: TransferState; answer: string | null } & Partial<Record<'class_id' | 'joins_on', unknown>> &
  Partial<Record<'accepted_at' | 'undo_sealed', unknown>>

/**
 * A transfer answered, today and by whoever does it. The school to which it goes is named again: it owes that it answers in time, and what a
 * place owes is worked out anew where a change names it.
 */
export const answerChange = (tx: Tx, row: Pick<TransferRow, 'id' | 'to_id'>, set: Answered): Change => ({
  table: 'child_transfer',
  op: 'update',
  id: row.id,
  set: { to_id: row.to_id, ...set, answered_on: shanghaiDate(tx.now), answered_by_name: tx.actor.name },
})

/** As it was before it was answered: it waits, and why is said in `answer`. */
export const waitingAgain = (row: Pick<TransferRow, 'id' | 'to_id'>, why: string): Change => ({
  table: 'child_transfer',
  op: 'update',
  id: row.id,
  set: {
    to_id: row.to_id,
    ...{ state: 'waiting', answer: why, answered_on: null, answered_by_name: null },
    ...{ class_id: null, joins_on: null, accepted_at: null, undo_sealed: null },
  },
})
