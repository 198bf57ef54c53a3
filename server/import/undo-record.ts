import { gunzipSync } from 'node:zlib'
import type { UndoStep } from '../child/undo-step.ts'
import type { Ctx } from '../context.ts'
import type { RosterRow } from '../db/roster-rows.ts'
import type { Tx } from '../db/tx.ts'

/** How to put back what an import changed; what it put in is found by its id. Kept sealed with the import. */
export type UndoRecord = { steps: UndoStep[]; places: { id: number; set: Record<string, unknown> }[] }

export const openUndo = (ctx: Ctx, tx: Tx, row: RosterRow): UndoRecord => {
  if (!row.undo_sealed) return { steps: [], places: [] }
  const place = { county: tx.countyId, table: 'roster_import', id: row.id, field: 'undo' }
  const kept = JSON.parse(gunzipSync(ctx.keys.open(row.undo_sealed, place)).toString()) as UndoRecord | UndoStep[]
  // Imports of the first release kept the steps alone.
  return Array.isArray(kept) ? { steps: kept, places: [] } : kept
}
