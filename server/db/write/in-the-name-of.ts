import type { Actor } from '../../../domain/roles.ts'
import type { Tx } from '../tx-type.ts'
import { write } from './write.ts'

/**
 * The same transaction, in which rows and lines of the diary are written as this actor, at this instant: one who lays down what
 * many have recorded writes what each of them would have written. What is seen stays that of the transaction; reach must be
 * asked apart. Not for what the ground is made of (places, calendars, accounts).
 */
export const inTheNameOf = (tx: Tx, actor: Actor, now: number): Tx => {
  const view: Tx = {
    ...tx,
    actor,
    now,
    write: (changes, note, how) => write(view, changes, note, how),
    note: (note) => {
      tx.pending.audit.push({ ...note, by: { actor, at: now } })
    },
  }
  return view
}
