import type { EntryKind, EntryPart } from '../../domain/kit/define-entry.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import type { AuditNote, Change } from '../db/write/write.ts'
import { newId } from '../ids.ts'
import type { EntryRow, PartRow } from './db/entry.ts'

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

/** The audit row of an entry: in the file of its child, or at its place. */
export const entryNote = (
  action: 'entry.add' | 'entry.change' | 'entry.end',
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
