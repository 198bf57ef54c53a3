import { gunzipSync } from 'node:zlib'
import type { UndoStep } from '../children/undo-step.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db/tx-type.ts'
import type { RosterRow } from '../rosters/db/roster-rows.ts'
import { listPieces, zipped } from './zipped-list.ts'

/**
 * How to put back what an import changed; what it put in is found by its id. `opened`: classes that it made or opened again.
 * Kept sealed with the import.
 */
export type UndoRecord = {
  steps: UndoStep[]
  places: { id: number; set: Record<string, unknown> }[]
  opened: number[]
}

const placeOf = (tx: Pick<Tx, 'countyId'>, id: string) => ({
  county: tx.countyId,
  table: 'roster_import',
  id,
  field: 'undo',
})

export const sealUndo = async (ctx: Pick<Ctx, 'keys'>, tx: Pick<Tx, 'countyId'>, id: string, undo: UndoRecord) =>
  ctx.keys.seal(await zipped(piecesOf(undo)), placeOf(tx, id))

const piecesOf = function* ({ steps, places, opened }: UndoRecord): Generator<string> {
  yield '{"steps":'
  yield* listPieces(steps)
  yield `,"places":${JSON.stringify(places)},"opened":${JSON.stringify(opened)}}`
}

export const openUndo = (ctx: Ctx, tx: Tx, row: RosterRow): UndoRecord => {
  if (!row.undo_sealed) return { steps: [], places: [], opened: [] }
  const kept = JSON.parse(gunzipSync(ctx.keys.open(row.undo_sealed, placeOf(tx, row.id))).toString()) as
    | Partial<UndoRecord>
    | UndoStep[]
  // Imports of the first release kept the steps alone.
  return { steps: [], places: [], opened: [], ...(Array.isArray(kept) ? { steps: kept } : kept) }
}
