import type { Keys } from '../keys.ts'

const place = (county: number, id: string) => ({ county, table: 'child_transfer', id, field: 'note' })

/** What the giving school wrote of the child, sealed; null where it wrote nothing. */
export const sealNote = (keys: Keys, county: number, id: string, note: string): Buffer | null =>
  note === '' ? null : keys.seal(note, place(county, id))

export const openNote = (keys: Keys, county: number, row: { id: string; note_sealed: Buffer | null }): string | null =>
  keys.openText(row.note_sealed, place(county, row.id))
