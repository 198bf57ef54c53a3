import type { UndoStep } from '../children/undo-step.ts'
import type { Keys } from '../keys.ts'

const place = (county: number, id: string) => ({ county, table: 'child_transfer', id, field: 'undo' })

/** What takes an acceptance back, sealed: it holds what the file said before. */
export const sealUndo = (keys: Keys, county: number, id: string, steps: readonly UndoStep[]): Buffer =>
  keys.seal(JSON.stringify(steps), place(county, id))

export const openUndo = (keys: Keys, county: number, row: { id: string; undo_sealed: Buffer }): UndoStep[] =>
  JSON.parse(keys.open(row.undo_sealed, place(county, row.id)).toString()) as UndoStep[]
