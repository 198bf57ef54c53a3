import { noteTouched } from '../duty-rows/touched.ts'
import type { Tx } from '../tx-type.ts'
import { noteCards } from './cards-touched.ts'
import type { AuditNote, Change } from './change.ts'
import { insertRows } from './insert-rows.ts'
import { restampMoved } from './restamp.ts'
import { type ScopeBook, scopeBook } from './scope-book.ts'
import { updateRows } from './update-rows.ts'

/**
 * Writes rows, their versions, scope, history and (with `note`) the audit row; sync numbers follow at commit. Inserting an id
 * that exists changes nothing (the same thing sent twice). A child that changes place takes all its rows along.
 */
export const write = async (
  tx: Tx,
  changes: Change[],
  note: AuditNote | null,
): Promise<{ inserted: Set<string>; versions: Map<string, Record<string, number>> }> => {
  const book: ScopeBook = await scopeBook(tx, changes)
  noteTouched(tx.pending.touched, changes)
  noteCards(tx.pending.cards, changes)
  const inserted = new Set<string>()
  const versions = new Map<string, Record<string, number>>()
  const runs = groupRuns(changes)
  for (const run of runs) {
    const first = run[0]
    if (!first) continue
    if (first.op === 'insert') for (const id of await insertRows(tx, first.table, run, book)) inserted.add(id)
    else for (const [id, fv] of await updateRows(tx, first.table, run, book)) versions.set(id, fv)
  }
  const moved = changes.filter(
    (c) => c.table === 'child' && c.op === 'update' && ['school_id', 'class_id', 'village_id'].some((f) => f in c.set),
  )
  if (moved.length) {
    const ids = moved.map((c) => String(c.id))
    // With the county in sight (C2): a record's other children may be another school's, its place out of the mover's reach.
    await tx.widened(() => restampMoved(tx, ids, book))
  }
  if (note) tx.note({ ...note, scope: note.scope ?? book.auditScope(note) })
  return { inserted, versions }
}

/** Neighbouring changes of one table, operation and column set go in one statement; order is kept. */
const groupRuns = (changes: Change[]): Change[][] => {
  const runs: Change[][] = []
  let last = ''
  for (const change of changes) {
    const shape = `${change.table} ${change.op} ${change.op === 'insert' ? Object.keys(change.set).sort().join() : ''}`
    const run = runs.at(-1)
    if (run && shape === last) run.push(change)
    else runs.push([change])
    last = shape
  }
  return runs
}
