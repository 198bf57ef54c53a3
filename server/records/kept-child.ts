import type { RecordKind } from '../../domain/kit/define-record.ts'
import { ABOUT_CHILDREN, keptRegister } from '../../domain/kit/record-subject.ts'
import { canAt } from '../../domain/roles.ts'
import { childNames } from '../children/db/child-names.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, holdEntry } from '../entries/db/entry.ts'
import { rollOfEntry, rollsKept } from '../entries/rolls-kept.ts'
import { childrenForRecord, partsOfRecords } from './db/record.ts'
import { deadOn } from './entry-part.ts'
import type { Refusal } from './refusal.ts'
import type { Stated } from './stated.ts'

/**
 * The entry whose keeper wrote of a child (decision 079). `unseen`: the writer sees the children as its keeper alone: then they are looked
 * up with the county in sight, all of them being on its roll or in what is corrected.
 */
export type KeptChild = { row: EntryRow; unseen: boolean }

/**
 * Does this record stand beside an entry: its children are out of the writer's sight and on the roll of what the writer keeps, or it
 * corrects one that does. Null: it is like any other.
 */
export const keptChild = async (
  tx: Tx,
  kind: RecordKind,
  record: Pick<Stated, 'childIds' | 'happenedOn' | 'replaces'>,
): Promise<KeptChild | Refusal | null> => {
  const register = keptRegister(kind)
  if (register === undefined) return null
  const seen = (await childrenForRecord(tx, record.childIds)).length === record.childIds.length
  const { replaces } = record
  const before = replaces ? await tx.widened(() => partsOfRecords(tx, [replaces])) : []
  const beside = before.find((p) => p.role === 'kept')
  if (beside) {
    const row = await tx.widened(() => holdEntry(tx, beside.subject_id))
    if (!row || seen) return row ? { row, unseen: false } : null
    const stood = new Set([...rollOfEntry(row), ...before.flatMap((p) => p.child_id ?? [])])
    return canAt(tx.actor, 'record.write', row.scope) && record.childIds.every((id) => stood.has(id))
      ? { row, unseen: true }
      : null
  }
  if (seen) return null
  const found = (await rollsKept(tx, register)).filter(({ children }) =>
    record.childIds.every((id) => children.includes(id)),
  )
  const alive = found.find(({ row }) => deadOn(row, record.happenedOn) === '')
  const row = alive ? await holdEntry(tx, alive.row.id) : null
  if (row) return { row, unseen: true }
  return found[0] ? { code: 'not-alive', message: deadOn(found[0].row, record.happenedOn) } : null
}

/** Whom a form for this kind may name beside those in sight: who is on a roll that the actor keeps, or in what is put right (`old`). */
export const namesKept = async (tx: Tx, kind: RecordKind, asked: readonly string[], old: readonly string[]) => {
  const register = keptRegister(kind)
  if (register === undefined || asked.length === 0) return []
  const may = new Set([...(await rollsKept(tx, register)).flatMap(({ children }) => children), ...old])
  const ids = asked.filter((id) => may.has(id))
  return ids.length ? tx.widened(() => childNames(tx, ids)) : []
}

/** Of what may stand beside an entry, some of whose children are out of sight: not taken in with the others. */
export const asksKeeper = (kind: RecordKind, childIds: readonly string[], seen: { has: (id: string) => boolean }) =>
  (kind.subject ?? ABOUT_CHILDREN).of === 'children' &&
  keptRegister(kind) !== undefined &&
  childIds.some((id) => !seen.has(id))
