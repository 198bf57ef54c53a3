import { sealOf, tally } from '../seals/tally.ts'
import { goneOut, inTurn, sending } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { byColumns } from './by-columns.ts'
import type { Change } from './change.ts'
import { historyRows } from './history.ts'
import type { ScopeBook } from './scope-book.ts'
import { noteStood } from './stood.ts'
import { TABLES, type WrittenTable } from './tables.ts'
import { chunked, FITS_A_SOCKET, pieces, type Statement, toColumn, valuesOf } from './values.ts'

/** Inserts rows of one shape; those whose key exists are left as they are, but fresh ones are not looked for. Answers the ids that are new. */
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
  // Looking for a row that cannot be there, and laying the new one down so that another may come in between, is a third of an insert.
  const sure = changes[0]?.fresh === true
  const after = sure
    ? ''
    : `on conflict (county_id, ${rule.key.join(', ')}) do nothing returning ${rule.key.join(', ')}`
  const byType = changes.length >= (BY_TYPE[table] ?? Number.POSITIVE_INFINITY) && !tx.sharded
  const put = async (chunk: Change[]) => {
    const sealed = chunk.map((c) => sealOf(tx, table, { ...c.set, [idColumn]: c.id }))
    const rows = chunk.map((c, i) => [
      tx.countyId,
      book.of(c),
      sealed[i]?.seal,
      c.id,
      ...columns.map((name) => c.set[name]),
    ])
    const made = await tx.query<Record<string, string | number>>(
      ...(byType ? byColumns(tx, table, names, rows, after) : byValues(table, names, rows, after)),
    )
    const isNew = sure || made.length === chunk.length ? () => true : isAmong(made)
    for (const [i, c] of chunk.entries()) {
      if (!isNew(c)) continue
      tally(tx, table, null, sealed[i] ?? null)
      fresh.push(c)
    }
  }
  const isAmong = (made: readonly Record<string, string | number>[]) => {
    const keys = new Set(made.map((row) => rule.key.map((k) => String(row[k])).join(' ')))
    // Each once, though the same id came twice.
    return (c: Change) => keys.delete(rule.key.map((k) => String(k === idColumn ? c.id : c.set[k])).join(' '))
  }
  const sent: Promise<unknown>[] = []
  for (const chunk of byType ? pieces(changes, FITS_A_SOCKET) : chunked(changes, names.length)) {
    // The next ones are sealed while the database writes these.
    if (sent.length > 0) await goneOut()
    sent.push(...sending(put(chunk)).sent)
  }
  await inTurn(sent)
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
    ...(change.fresh ? { fresh: true } : {}),
  })
}
