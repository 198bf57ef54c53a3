import type { SealedRow } from '../seals/seals.ts'
import { sealOf, tally } from '../seals/tally.ts'
import type { Tx } from '../tx-type.ts'
import type { Change } from './change.ts'
import { historyRows } from './history.ts'
import type { ScopeBook } from './scope-book.ts'
import { noteStood } from './stood.ts'
import { TABLES, type WrittenTable } from './tables.ts'
import { byRowType, chunked, type Statement, toColumn, valuesOf } from './values.ts'

/** Inserts rows of one shape; those whose key exists are left as they are. Answers the ids that are new. */
export const insertRows = async (
  tx: Tx,
  table: WrittenTable,
  changes: Change[],
  book: ScopeBook,
): Promise<string[]> => {
  const rule = TABLES[table]
  const idColumn = rule.key.at(-1) ?? 'id'
  const columns = Object.keys(changes[0]?.set ?? {}).filter((c) => c !== idColumn)
  const names = ['county_id', 'scope', 'seal', idColumn, ...columns]
  const fresh: Change[] = []
  const after = `on conflict (county_id, ${rule.key.join(', ')}) do nothing returning ${rule.key.join(', ')}`
  for (const chunk of chunked(changes, names.length)) {
    const sealed = new Map<Change, SealedRow>(chunk.map((c) => [c, sealOf(tx, table, { ...c.set, [idColumn]: c.id })]))
    const rows = chunk.map((c) => [
      tx.countyId,
      book.of(c),
      sealed.get(c)?.seal,
      c.id,
      ...columns.map((name) => c.set[name]),
    ])
    const made = await tx.query<Record<string, string | number>>(
      ...(rows.length >= (BY_TYPE[table] ?? Number.POSITIVE_INFINITY) && !tx.sharded
        ? byRowType(table, names, rows, after)
        : byValues(table, names, rows, after)),
    )
    const keys = new Set(made.map((row) => rule.key.map((k) => String(row[k])).join(' ')))
    const added = chunk.filter((c) =>
      // Each once, though the same id came twice.
      keys.delete(rule.key.map((k) => String(k === idColumn ? c.id : c.set[k])).join(' ')),
    )
    for (const c of added) tally(tx, table, null, sealed.get(c) ?? null)
    fresh.push(...added)
  }
  for (const change of fresh) {
    markSynced(tx, change, book)
    noteStood(tx.pending, change, {}, book)
  }
  if (rule.insertHistory && fresh.length)
    await historyRows(
      tx,
      fresh.map((change) => ({ change, op: 'ins' as const, patch: {}, scope: book.of(change) })),
    )
  return fresh.map((c) => String(c.id))
}

/**
 * From how many rows on those of a table are read by its row type. Of records more than a phone sends at once: what a broken
 * letter does to one of those is told by the ordinary statement (unstorable.ts).
 */
const BY_TYPE: Partial<Record<WrittenTable, number>> = {
  child: 20,
  child_facts: 20,
  child_person: 20,
  record: 200,
  record_part: 200,
  entry: 200,
  entry_part: 200,
}

const byValues = (table: string, names: readonly string[], rows: readonly unknown[][], after: string): Statement => {
  const { text, values } = valuesOf(rows.map((row) => row.map(toColumn)))
  return [`insert into ${table} (${names.join(', ')}) values ${text} ${after}`, values]
}

/** The row's place in the stream for phones is taken at commit. */
export const markSynced = (tx: Tx, change: Change, book: ScopeBook) => {
  if (!TABLES[change.table].synced) return
  const id = String(change.id)
  tx.pending.sync.set(`${change.table} ${id}`, {
    table: change.table,
    id,
    bucket: change.table === 'child' ? id : (change.childId ?? null),
    scope: book.of(change),
  })
}
