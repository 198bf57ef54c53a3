import type { RecordKind } from '../../domain/kit/define-record.ts'
import type { Tx } from '../db/tx-type.ts'
import type { AuditNote, Change } from '../db/write/change.ts'
import { placesOn, type RecordChild, type SpanOfChild } from './db/record.ts'
import { childParts, misfits } from './parts.ts'
import { recordChanges } from './record-changes.ts'
import { contentRefused, outOfReach } from './save-one.ts'
import type { Stated } from './stated.ts'
import type { Verdict } from './verdict.ts'

/** Children by their ids as the writer may write about them, and where each was, span by span. */
export type KnownChildren = {
  children: ReadonlyMap<string, RecordChild>
  spans: ReadonlyMap<string, readonly SpanOfChild[]>
}

/** About children whom the kind knows, nobody else took part, no other record is named: what a phone sends by the fifty. */
export const isPlain = (kind: RecordKind, record: Stated): boolean =>
  !kind.fields.some((f) => f.record || f.entries || f.fields?.some((part) => part.kind === 'entry')) &&
  record.took.length === 0 &&
  record.staff.length === 0 &&
  misfits(kind, record) === null &&
  record.childIds.length > 0

/** A new plain record as rows to be written, or what stands against it. */
export const plainRecord = async (
  tx: Tx,
  kind: RecordKind,
  record: Stated,
  { children, spans }: KnownChildren,
): Promise<Verdict | { row: Change; links: Change[]; note: AuditNote }> => {
  const wrong = await contentRefused(tx, record)
  if (wrong) return wrong
  const about = record.childIds.flatMap((id) => children.get(id) ?? [])
  if (about.length !== record.childIds.length || about.length === 0) return outOfReach(record.id)
  const places = placesOn(spans, record.childIds, record.happenedOn)
  return recordChanges(tx, kind, record, childParts(tx, kind, record, about, places))
}
