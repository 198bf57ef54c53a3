import type { Tx } from '../db/tx-type.ts'

export const OPENED = 'concern.open'

/** Who opens a case leaves a trace that its list sees, and nobody else (M5, decision 030). */
export const noteOpened = (tx: Tx, row: { id: string; scope: number[] }): void => {
  tx.pending.listed = true
  tx.note({ action: OPENED, subject: 'entry', subjectId: row.id, scope: row.scope })
}
