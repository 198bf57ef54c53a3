import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import { keptAnswer } from '../../domain/kit/own-answers.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import type { Tx } from '../db/tx-type.ts'
import type { AuditNote, Change } from '../db/write/change.ts'
import type { Parts } from './parts.ts'
import type { Stated } from './stated.ts'

/** The row of a record, its parts, and its line in the diary. Parts carry the scope that was read with what they are. */
export const recordChanges = (
  tx: Tx,
  kind: RecordKind,
  record: Stated,
  parts: Parts,
): { row: Change; links: Change[]; note: AuditNote } => {
  const { actor } = tx
  const about = parts.firstChild
  return {
    row: {
      table: 'record',
      op: 'insert',
      id: record.id,
      ...(about ? { childId: about.id } : {}),
      scope: parts.scope,
      set: {
        kind: kind.kind,
        version: record.version,
        happened_on: record.happenedOn,
        device_at: instant(record.deviceAt),
        received_at: new Date(tx.now),
        received_on: shanghaiDate(tx.now),
        author_id: actor.accountId,
        author_name: actor.name,
        ...NO_PLACE,
        ...columnsOf(kind, record),
        body: trimmed(record.body),
        replaces: record.replaces ?? null,
        // Null where it was recorded in its time: no part of the seal, as in what earlier releases wrote.
        from_paper: record.paper ? true : null,
        parts: parts.changes.length,
        device: actor.device,
      },
    },
    links: parts.changes,
    note: {
      action: record.replaces ? 'record.correct' : 'record.add',
      subject: about ? 'child' : 'record',
      subjectId: about?.id ?? record.id,
      placeId: parts.schoolId,
      detail: { kind: kind.kind, record: record.id, children: record.childIds.length },
      scope: scopeOfAudit(about?.scope ?? parts.scope),
    },
  }
}

/** Of a record's own place nobody asks: its parts say where. The columns stay for what earlier releases sealed there. */
const NO_PLACE = { school_id: null, class_id: null, village_id: null }

/** What the kind derives from the answers; empty otherwise, and then no part of the seal. */
const columnsOf = (kind: RecordKind, record: Stated) => {
  const { sort, quantity, fen, settled } = kind.columns?.(record.body, record) ?? {}
  return { sort: sort ?? null, quantity: quantity ?? null, fen: fen ?? null, settled: settled ?? null }
}

const instant = (text: string | null | undefined): Date | null => {
  const at = text ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** Blank answers say nothing and are left out; texts lose the white space around them. */
export const trimmed = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body)
      .map(([k, v]) => [k, keptAnswer(k, v)] as const)
      .filter(([, v]) => v !== '' && v !== null && v !== undefined),
  )
