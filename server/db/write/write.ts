import { noteTouched } from '../duty-rows/touched.ts'
import type { Tx } from '../tx.ts'
import { noteCards } from './cards-touched.ts'
import { insertRows } from './insert-rows.ts'
import { restampMoved } from './restamp.ts'
import { type ScopeBook, scopeBook } from './scope-book.ts'
import type { WrittenTable } from './tables.ts'
import { updateRows } from './update-rows.ts'

/**
 * One change of one row. `set` uses column names. `childId` names the child that a row hangs on (its sync bucket and, for
 * most tables, its scope). `base` holds the field versions that the writer saw; a newer one of the same field is a conflict.
 */
export type Change = {
  table: WrittenTable
  op: 'insert' | 'update'
  /** The row's id; for tables with a composite key the last part (the other parts stand in `set`). */
  id: string | number
  childId?: string
  set: Record<string, unknown>
  scope?: number[]
  base?: Record<string, number>
  /**
   * Facts of this row's thing that stand in rows of other tables (a child's in its spans and family): their versions are kept
   * here, so that they are held against `base` too.
   */
  beside?: Record<string, { from: unknown; to: unknown }>
  /** The civil date from which the change holds, for the child's timeline. */
  on?: string
}

/** Who did what to what, without content: the audit row. */
export type AuditNote = {
  action: string
  subject: string
  subjectId?: string | null
  placeId?: number | null
  detail?: Record<string, unknown>
  scope?: number[]
}

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
