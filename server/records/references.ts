import { entryKind } from '../../domain/entries/list.ts'
import { addDays } from '../../domain/kit/dates.ts'
import type { Problem, RecordKind } from '../../domain/kit/define-record.ts'
import type { Tx } from '../db/tx-type.ts'
import { findEntry } from '../entries/db/entry.ts'
import { answersOf } from '../entries/reachable.ts'
import { findRecord, partsOfRecords } from './db/record.ts'
import { namedEntriesRefused } from './named-entries.ts'
import { namelessRefused } from './nameless.ts'
import type { Stated } from './stated.ts'

const NOT_THERE = '没有找到这一次，请重新选。'
const NOT_SO = '这一次的点名里，有孩子不是没来的，请核对是哪一次、哪几个孩子。'
const TOO_OLD = '这一次已经过去太久，或在这一天之后，请核对日期。'

/**
 * Another record that a record names (of which meeting, S5.10): there, in sight, not corrected since, of the right kind, not too old, and
 * each child stands in it with the mark that it is about. Entries that it names, and a row of its entry (a stage of a plan): there today. Null: nothing
 * against it.
 */
export const referenceRefused = async (tx: Tx, kind: RecordKind, record: Stated): Promise<Problem | null> => {
  const noRow = await rowRefused(tx, kind, record)
  if (noRow) return noRow
  const noEntry = (await namedEntriesRefused(tx, kind, record)) ?? (await namelessRefused(tx, kind, record))
  if (noEntry) return noEntry
  for (const field of kind.fields) {
    const id = record.body[field.name]
    if (!field.record || typeof id !== 'string') continue
    const { of, mark, within } = field.record
    const wrong = (message: string): Problem => ({ field: field.name, code: 'unknown-answer', message })
    const named = await findRecord(tx, id)
    if (!named || (of !== null && named.kind !== of) || named.superseded_by) return wrong(NOT_THERE)
    const { happened_on: on } = named
    if (within !== undefined && (on > record.happenedOn || addDays(on, within) < record.happenedOn))
      return wrong(TOO_OLD)
    if (mark === undefined) continue
    const parts = await partsOfRecords(tx, [id])
    const marked = new Set(parts.flatMap((p) => (p.role === 'took' && p.mark === mark ? [p.child_id] : [])))
    if (record.childIds.some((child) => !marked.has(child))) return wrong(NOT_SO)
  }
  return null
}

/** A row that the entry does not have; whether the entry itself may be named is asked with its part. */
const rowRefused = async (tx: Tx, kind: RecordKind, record: Stated): Promise<Problem | null> => {
  for (const { name, row } of kind.fields) {
    const n = record.body[name]
    if (!row || typeof n !== 'number') continue
    const entry = await findEntry(tx, record.entry ?? '')
    const register = entry ? entryKind(entry.kind) : null
    if (!entry || !register) continue
    const rows = answersOf(register, entry)[row.of]
    const most = Array.isArray(rows) ? rows.length : 0
    if (n > most)
      return { field: name, code: 'unknown-answer', message: `这一条登记里只有 ${most} 步，请重新选是哪一步。` }
  }
  return null
}
