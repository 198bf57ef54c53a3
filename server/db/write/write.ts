import { noteTouched } from '../duty-rows/touched.ts'
import { goneOut, inTurn, sending } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { noteCards } from './cards-touched.ts'
import type { AuditNote, Change, WriteHow } from './change.ts'
import { insertRows } from './insert-rows.ts'
import { mergedAlong } from './merged-along.ts'
import { restampMoved } from './restamp.ts'
import { type ScopeBook, scopeBook } from './scope-book.ts'
import { TABLES } from './tables.ts'
import { updateRows } from './update-rows.ts'

/**
 * Writes rows, their versions, scope, history and (with `note`) the audit row; sync numbers follow at commit. Inserting an id
 * that exists changes nothing (the same thing sent twice). A child that changes place takes all its rows along.
 */
export const write = async (
  tx: Tx,
  asked: Change[],
  note: AuditNote | null,
  { followBehind = false }: WriteHow = {},
): Promise<{ inserted: Set<string>; versions: Map<string, Record<string, number>> }> => {
  const changes = [...asked, ...(await mergedAlong(tx, asked))]
  const book: ScopeBook = await scopeBook(tx, changes)
  noteTouched(tx.pending.touched, changes)
  noteCards(tx.pending.cards, changes)
  const inserted = new Set<string>()
  const versions = new Map<string, Record<string, number>>()
  for (const step of stepsOf(groupRuns(changes))) {
    const sent: Promise<string[]>[] = []
    for (const { table, run } of step.inserts) {
      const one = insertRows(tx, table, run, book)
      sending(one)
      sent.push(one)
      if (run.length > LARGE) await goneOut()
    }
    const added = await inTurn(sent)
    for (const id of added.flat()) inserted.add(id)
    const { update } = step
    if (update) for (const [id, fv] of await updateRows(tx, update.table, update.run, book)) versions.set(id, fv)
  }
  const moved = changes.filter(
    (c) => c.table === 'child' && c.op === 'update' && ['school_id', 'class_id', 'village_id'].some((f) => f in c.set),
  )
  if (moved.length) {
    const ids = moved.map((c) => String(c.id))
    // With the county in sight (C2): a record's other children may be another school's, its place out of the mover's reach.
    const follow = () => tx.widened(() => restampMoved(tx, ids, book))
    await (followBehind ? tx.behind(follow) : follow())
  }
  if (note) tx.note({ ...note, scope: note.scope ?? book.auditScope(note) })
  return { inserted, versions }
}

type Run = { table: Change['table']; run: Change[] }
/** So many rows are told while the database writes those before them: the next ones' statement is sent before this one is answered. */
const AT_ONCE = 2000
/** What is as long as this is on its way while the next ones are made ready. */
const LARGE = 200

/** What is sent together: small inserts that leave no history of their own; everything else goes by itself, in order. */
const stepsOf = (runs: readonly Change[][]): { inserts: Run[]; update?: Run }[] => {
  const steps: { inserts: Run[]; update?: Run; open?: boolean }[] = []
  for (const run of runs) {
    const first = run[0]
    if (!first) continue
    const one = { table: first.table, run }
    if (first.op !== 'insert') {
      steps.push({ inserts: [], update: one })
      continue
    }
    const open = run.length <= AT_ONCE && !TABLES[first.table].insertHistory
    const last = steps.at(-1)
    if (open && last?.open) last.inserts.push(one)
    else steps.push({ inserts: [one], open })
  }
  return steps
}

/**
 * Neighbouring changes of one table, operation and column set go in one statement, and their order is kept; but for inserts into one
 * table, of which none is asked for by the next: a list's fathers, mothers and carers, each with other columns, are three statements.
 */
const groupRuns = (changes: Change[]): Change[][] => {
  const runs: Change[][] = []
  let block = ''
  let byShape = new Map<string, Change[]>()
  for (const change of changes) {
    const columns = change.op === 'insert' ? `${change.fresh ?? ''} ${Object.keys(change.set).sort().join()}` : ''
    if (`${change.table} ${change.op}` !== block) {
      block = `${change.table} ${change.op}`
      byShape = new Map()
    }
    const run = byShape.get(columns)
    if (run) run.push(change)
    else {
      const begun = [change]
      byShape.set(columns, begun)
      runs.push(begun)
    }
  }
  return runs
}
