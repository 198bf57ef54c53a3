import { entryKind } from '../../../domain/entries/list.ts'
import { needsReason } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx.ts'
import { entriesById } from '../db/entry.ts'
import { answersOf, readsKind } from '../reachable.ts'

/**
 * What lists call these entries: the line of each; of those within sight and of registers that the actor reads. Whoever opens a
 * child's file only with a reason reads no words of a child's entry (decision 023): the register's title stands there.
 */
export const entryLines = async (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => {
  const wordless = needsReason(tx.actor.role) && tx.actor.via !== 'operator'
  return new Map(
    (await entriesById(tx, ids)).flatMap((row) => {
      const kind = entryKind(row.kind)
      if (!kind || !readsKind(tx.actor, kind)) return []
      const line = wordless && row.child_id !== null ? '' : kind.line(answersOf(kind, row))
      return [[row.id, line || kind.title] as const]
    }),
  )
}
