import { childIdsIn } from '../../domain/entries/child-ids.ts'
import { entryKind } from '../../domain/entries/list.ts'
import { openState } from '../../domain/kit/define-entry.ts'
import { canAt } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { type EntryRow, entryPage } from './db/entry.ts'
import { answersOf } from './reachable.ts'

/** More entries of a register are not in one person's hands. */
const MOST = 200

/** Children whom an entry names now: who sleeps in a dormitory. */
export const rollOfEntry = (row: EntryRow): string[] => {
  const kind = entryKind(row.kind)
  const answers = kind ? answersOf(kind, row) : {}
  return (kind?.fields ?? []).filter((f) => f.children).flatMap((f) => childIdsIn(answers[f.name]))
}

/** Living entries of a register that the actor stands over or keeps (decision 048), each with whom it names. */
export const rollsKept = async (tx: Tx, register: string): Promise<{ row: EntryRow; children: string[] }[]> => {
  const kind = entryKind(register)
  if (!kind) return []
  const rows = await entryPage(tx, {
    kinds: [kind.kind],
    place: null,
    child: null,
    states: [openState(kind)],
    at: null,
    after: null,
    limit: MOST,
  })
  return rows
    .filter((row) => canAt(tx.actor, 'record.write', row.scope))
    .map((row) => ({ row, children: rollOfEntry(row) }))
}
