import { type EntryKind, type EntryPart, openState, stateSaid } from '../../domain/kit/define-entry.ts'
import { scopeOfAudit, scopeOfCase } from '../../domain/registers/scope.ts'
import type { Tx } from '../db/tx-type.ts'
import type { AuditNote, Change } from '../db/write/change.ts'
import { newId } from '../ids.ts'
import type { EntryRow, PartRow } from './db/entry.ts'
import type { Subject } from './subject.ts'

type Answers = Readonly<Record<string, unknown>>

/** Real columns that the register derives from the answers (kinds.md §1). */
export const derivedColumns = (kind: EntryKind, answers: Answers) => {
  const { sort, quantity, fen } = kind.columns?.(answers) ?? {}
  return {
    holder_account: kind.holder?.(answers) ?? null,
    sort: sort || null,
    quantity: quantity ?? null,
    fen: fen ?? null,
  }
}

/** A change of a row that was read for it: seen as it is, standing where its child stands. */
export const entryUpdate = (
  row: Pick<EntryRow, 'id' | 'scope' | 'child_id'>,
  set: Readonly<Record<string, unknown>>,
  more: Pick<Change, 'base' | 'beside' | 'on'> = {},
): Change => ({
  table: 'entry',
  op: 'update',
  id: row.id,
  scope: row.scope,
  ...(row.child_id === null ? {} : { childId: row.child_id }),
  set: { ...set },
  ...more,
})

/** The audit row of an entry: in the file of its child, or at its place. */
export const entryNote = (
  action: 'entry.add' | 'entry.change' | 'entry.end' | 'entry.take-back',
  entry: Pick<EntryRow, 'id' | 'kind' | 'child_id' | 'place_id' | 'school_id' | 'scope'>,
  detail: Record<string, unknown> = {},
): AuditNote => ({
  action,
  subject: entry.child_id === null ? 'entry' : 'child',
  subjectId: entry.child_id ?? entry.id,
  placeId: entry.place_id ?? entry.school_id,
  detail: { kind: entry.kind, entry: entry.id, ...detail },
  scope: scopeOfAudit(entry.scope),
})

type New = {
  id: string
  version: number
  from: string
  until: string | null
  answers: Answers
  author?: { id: string; name: string; at: Date }
}

/**
 * The rows of a new entry, and its line in the diary. One that a list of its own sees hangs on no child and no place, so that no
 * question about either finds it, and names its child as its subject alone (decision 030).
 */
export const newEntry = (
  tx: Tx,
  kind: EntryKind,
  entry: New,
  subject: Subject,
  circle: number | null,
): { scope: number[]; changes: Change[]; note: AuditNote } => {
  const { columns, ...hung } = subject
  const scope =
    circle === null
      ? subject.scope
      : scopeOfCase({ classId: columns.class_id, schoolId: columns.school_id, villageId: columns.village_id }, circle)
  const placed = circle === null ? { ...columns, child_id: hung.child_id } : { child_id: null }
  const held = { id: entry.id, child_id: placed.child_id, scope }
  return {
    scope,
    changes: [
      {
        table: 'entry',
        op: 'insert',
        id: entry.id,
        ...(placed.child_id === null ? {} : { childId: placed.child_id }),
        scope,
        on: entry.from,
        set: {
          kind: kind.kind,
          version: entry.version,
          subject_kind: hung.subject_kind,
          subject_id: hung.subject_id,
          place_id: circle === null ? hung.place_id : null,
          ...derivedColumns(kind, entry.answers),
          from_on: entry.from,
          until_on: entry.until,
          state: stateSaid(kind, entry.answers, openState(kind)),
          ...placed,
          answers: entry.answers,
          author_id: entry.author?.id ?? tx.actor.accountId,
          author_name: entry.author?.name ?? tx.actor.name,
          made_at: entry.author?.at ?? new Date(tx.now),
        },
      },
      ...partChanges(held, kind.parts?.(entry.answers) ?? [], [], tx.now),
    ],
    note: {
      ...entryNote('entry.add', { ...held, kind: kind.kind, place_id: hung.place_id, school_id: columns.school_id }),
      ...(circle === null ? {} : { scope }),
    },
  }
}

type Held = Pick<EntryRow, 'id' | 'child_id' | 'scope'>
const keyOf = (p: EntryPart) => JSON.stringify([p.role, p.child ?? null, p.account ?? null, p.name ?? null])
const keyOfRow = (p: PartRow) => JSON.stringify([p.role, p.part_child, p.account_id, p.name])

/** Who takes part now: those who are new come in, those who are gone stay written as such. */
export const partChanges = (
  entry: Held,
  parts: readonly EntryPart[],
  before: readonly PartRow[],
  now: number,
): Change[] => {
  const stand = new Set(before.map(keyOfRow))
  const wanted = new Set(parts.map(keyOf))
  const hung = { scope: entry.scope, ...(entry.child_id === null ? {} : { childId: entry.child_id }) }
  return [
    ...before
      .filter((p) => !wanted.has(keyOfRow(p)))
      .map((p): Change => ({ table: 'entry_part', op: 'update', id: p.id, ...hung, set: { live: false } })),
    ...parts
      .filter((p) => !stand.has(keyOf(p)))
      .map(
        (p): Change => ({
          table: 'entry_part',
          op: 'insert',
          id: newId(now),
          ...hung,
          set: {
            entry_id: entry.id,
            child_id: entry.child_id,
            role: p.role,
            part_child: p.child ?? null,
            account_id: p.account ?? null,
            name: p.name ?? null,
            live: true,
          },
        }),
      ),
  ]
}
