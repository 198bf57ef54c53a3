import { gunzipSync } from 'node:zlib'
import type { UndoStep } from '../children/undo-step.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RosterRow } from '../rosters/db/roster-rows.ts'

/**
 * How to put back what an import changed; what it put in is found by its id. `opened`: classes that it made or opened again.
 * Kept sealed with the import.
 */
export type UndoRecord = {
  steps: UndoStep[]
  places: { id: number; set: Record<string, unknown> }[]
  opened: number[]
}

export const openUndo = (ctx: Ctx, tx: Tx, row: RosterRow): UndoRecord => {
  if (!row.undo_sealed) return { steps: [], places: [], opened: [] }
  const place = { county: tx.countyId, table: 'roster_import', id: row.id, field: 'undo' }
  const kept = JSON.parse(gunzipSync(ctx.keys.open(row.undo_sealed, place)).toString()) as
    | Partial<UndoRecord>
    | UndoStep[]
  // Imports of the first release kept the steps alone.
  return { steps: [], places: [], opened: [], ...(Array.isArray(kept) ? { steps: kept } : kept) }
}
