import { AppError } from '../../../domain/errors.ts'
import { scopeOfChild } from '../../../domain/registers/scope.ts'
import { resealed } from '../seals/tally.ts'
import { goneOut, inTurn } from '../send-together.ts'
import type { Tx } from '../tx-type.ts'
import { type Change, NOT_HELD } from './change.ts'
import { type HistoryEntry, historyRows } from './history.ts'
import { markSynced } from './insert-rows.ts'
import type { ScopeBook } from './scope-book.ts'
import { noteStood } from './stood.ts'
import { TABLES, type WrittenTable } from './tables.ts'
import { updateBatch } from './update-batch.ts'

type Versions = Record<string, [number, string | null]>
type OldRow = Record<string, unknown> & { fv?: Versions; seal?: Buffer | null }

/** Values of a row compared by what they mean to a reader: bytes by content, arrays and objects by their text. */
const same = (a: unknown, b: unknown): boolean => {
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return a.equals(b)
  if (a instanceof Date || b instanceof Date) return new Date(String(a)).getTime() === new Date(String(b)).getTime()
  if (typeof a === 'object' || typeof b === 'object') return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
  return (a ?? null) === (b ?? null)
}

/**
 * Updates rows under a lock, keeping only real differences. A field whose stored version is newer than the writer's
 * `base`, written last by another device or person, is a conflict: nothing is written and both values go back to the writer.
 */
export const updateRows = async (
  tx: Tx,
  table: WrittenTable,
  changes: Change[],
  book: ScopeBook,
): Promise<Map<string, Record<string, number>>> => {
  const rule = TABLES[table]
  const idColumn = rule.key.at(-1) ?? 'id'
  const old = new Map<string, OldRow>()
  const keyOf = (get: (k: string) => unknown) => rule.key.map((k) => String(get(k))).join(' ')
  const cast = table === 'place' ? 'int' : table === 'term' ? 'text' : 'uuid'
  // Always in the same order: two that change the same rows wait for each other, and never both at once. What everybody's rows
  // refer to (a village, a class) is not held so hard that whoever adds a child there would wait.
  const rows = await tx.query<OldRow>(
    `select * from ${table} where county_id = $1 and ${idColumn} = any($2::${cast}[]) order by ${rule.key.join(', ')} for ${table === 'place' ? 'no key update' : 'update'}`,
    [tx.countyId, changes.map((c) => c.id)],
  )
  for (const row of rows)
    old.set(
      keyOf((k) => row[k]),
      row,
    )

  const versions = new Map<string, Record<string, number>>()
  const history: HistoryEntry[] = []
  const batch = updateBatch(tx, table)
  for (const change of changes) {
    const before = old.get(keyOf((k) => (k === idColumn ? change.id : change.set[k])))
    if (!before) throw new AppError('not-found')
    const fields = Object.keys(change.set).filter((f) => !rule.key.includes(f) && !same(before[f], change.set[f]))
    const beside = Object.keys(change.beside ?? {})
    const fv: Versions = { ...(before.fv ?? {}) }
    refuseConflicts(tx, change, before, [...fields, ...beside], fv)
    // A scope given with the change is a change too: an account takes on a second place and keeps its name.
    if (fields.length === 0 && beside.length === 0 && (!change.scope || same(before.scope, change.scope))) {
      versions.set(String(change.id), numbers(fv))
      continue
    }
    const { actor, at } = change.by ?? { actor: tx.actor, at: tx.now }
    const stamp = actor.device ?? actor.accountId
    for (const field of [...fields, ...beside]) fv[field] = [(fv[field]?.[0] ?? 1) + 1, stamp]
    if (change.table === 'child') {
      const now = { ...before, ...change.set }
      book.setChild(
        String(change.id),
        scopeOfChild(
          { classId: num(now.class_id), schoolId: num(now.school_id), villageId: num(now.village_id) },
          book.tree,
        ),
      )
    }
    noteStood(tx.pending, change, before, book)
    const scope = rule.scope === 'explicit' && !change.scope ? (before.scope as number[]) : book.of(change)
    const stamped: Change = { ...change, scope }
    const key = Object.fromEntries(rule.key.map((k) => [k, k === idColumn ? change.id : change.set[k]]))
    const set = Object.fromEntries(fields.map((f) => [f, change.set[f]]))
    const stamps = rule.editable ? { fv, updated_at: new Date(at) } : {}
    const seal = resealed(tx, table, before, { ...before, ...set, ...stamps })
    // The next ones are sealed while the database writes these.
    if (batch.add({ key, set: { ...set, scope, seal, ...stamps } })) await goneOut()
    const patch = patchOf(rule.sealed, change, fields, before)
    Object.assign(before, set, { fv, scope, seal })
    versions.set(String(change.id), numbers(fv))
    markSynced(tx, stamped, book)
    if (rule.editable && fields.length) history.push({ change: stamped, op: 'set', patch, scope })
  }
  await inTurn([batch.end(), historyRows(tx, history)])
  return versions
}

const refuseConflicts = (tx: Tx, change: Change, before: OldRow, fields: string[], fv: Versions) => {
  if (!change.base) return
  const { actor } = change.by ?? tx
  const mine = actor.device ?? actor.accountId
  const clashes = fields.filter((f) => {
    const [version, by] = fv[f] ?? [1, null]
    const seen = change.base?.[f] ?? 1
    return seen !== NOT_HELD && version !== seen && by !== mine
  })
  const sealed: readonly string[] = TABLES[change.table].sealed
  if (clashes.length)
    throw new AppError(
      'conflict',
      Object.fromEntries(
        clashes.map((f) => [
          f,
          // What is sealed leaves no trace in an answer, not even sealed.
          sealed.includes(f)
            ? { mine: null, theirs: null }
            : {
                mine: change.set[f] ?? change.beside?.[f]?.to ?? null,
                theirs: before[f] ?? change.beside?.[f]?.from ?? null,
              },
        ]),
      ),
    )
}

const numbers = (fv: Versions): Record<string, number> =>
  Object.fromEntries(Object.entries(fv).map(([field, [version]]) => [field, version]))
const num = (value: unknown): number | null => (typeof value === 'number' ? value : null)

/** From–to of each field; what is sealed leaves only a mark that it changed. */
const patchOf = (
  sealed: readonly string[],
  change: Change,
  fields: string[],
  before: OldRow,
): Record<string, [unknown, unknown]> =>
  Object.fromEntries(
    fields.map((f) => [f, sealed.includes(f) ? ['•', '•'] : [before[f] ?? null, change.set[f] ?? null]]),
  )
