import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { RecordKind } from '../../domain/kit/define-record.ts'
import type { RecordInput } from '../../domain/records/record-facts.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import type { PlaceOfRecord, RecordChild } from '../db/record.ts'
import type { Tx } from '../db/tx.ts'
import type { AuditNote, Change } from '../db/write/write.ts'

/** What a record is about: its children as they are now, and where each was on the day. */
export type AboutChildren = { children: readonly RecordChild[]; places: ReadonlyMap<string, PlaceOfRecord> }

/** The row of a record, its links to children, and its line in the diary. Links carry the scope that was read with the children. */
export const recordChanges = (
  tx: Tx,
  kind: RecordKind,
  record: RecordInput,
  { children, places }: AboutChildren,
): { row: Change; links: Change[]; note: AuditNote } => {
  const { actor } = tx
  const today = shanghaiDate(tx.now)
  const first = places.get(children[0]?.id ?? '')
  const reached = kind.reached(record.body)
  return {
    row: {
      table: 'record',
      op: 'insert',
      id: record.id,
      childId: record.childIds[0] ?? '',
      scope: [...new Set(children.flatMap((c) => c.scope))].sort((a, b) => a - b),
      set: {
        kind: kind.kind,
        version: record.version,
        happened_on: record.happenedOn,
        device_at: instant(record.deviceAt),
        received_at: new Date(tx.now),
        received_on: today,
        author_id: actor.accountId,
        author_name: actor.name,
        ...placeColumns(first),
        body: trimmed(record.body),
        replaces: record.replaces ?? null,
        device: actor.device,
      },
    },
    links: children.map((c) => ({
      table: 'record_child' as const,
      op: 'insert' as const,
      id: c.id,
      childId: c.id,
      scope: c.scope,
      set: {
        record_id: record.id,
        kind: kind.kind,
        happened_on: record.happenedOn,
        received_on: today,
        author_id: actor.accountId,
        ...placeColumns(places.get(c.id) ?? c),
        household_id: places.get(c.id)?.household_id ?? c.household_id,
        reached,
        live: true,
      },
    })),
    note: {
      action: record.replaces ? 'record.correct' : 'record.add',
      subject: 'child',
      subjectId: record.childIds[0] ?? null,
      placeId: first?.school_id ?? null,
      detail: { kind: kind.kind, record: record.id, children: record.childIds.length },
      scope: scopeOfAudit(children.find((c) => c.id === record.childIds[0])?.scope ?? []),
    },
  }
}

const placeColumns = (place: Omit<PlaceOfRecord, 'child_id' | 'household_id'> | undefined) => ({
  school_id: place?.school_id ?? null,
  class_id: place?.class_id ?? null,
  village_id: place?.village_id ?? null,
})

const instant = (text: string | null | undefined): Date | null => {
  const at = text ? new Date(text) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}

/** Blank answers say nothing and are left out; texts lose the white space around them. */
export const trimmed = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body)
      .map(([k, v]) => [k, typeof v === 'string' ? v.trim() : v] as const)
      .filter(([, v]) => v !== '' && v !== null && v !== undefined),
  )
