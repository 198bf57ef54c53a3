import { entryKind } from '../../domain/entries/list.ts'
import { needsReason } from '../../domain/roles.ts'
import type { Tx } from '../db/tx-type.ts'
import { entriesById } from './db/entry.ts'
import { answersOf, readsKind } from './reachable.ts'

/**
 * What lists call these entries: the register's title and the line of each; of those within sight and of registers that the actor
 * reads. Whoever opens a child's file only with a reason reads no words of a child's entry (decision 023): the title stands there.
 */
export const entryLines = async (
  tx: Tx,
  ids: readonly string[],
  wordless = needsReason(tx.actor.role) && tx.actor.via !== 'operator',
): Promise<Map<string, { kindTitle: string; line: string }>> => {
  return new Map(
    (await entriesById(tx, ids)).flatMap((row) => {
      const kind = entryKind(row.kind)
      if (!kind || !readsKind(tx.actor, kind)) return []
      const line = wordless && row.child_id !== null ? '' : kind.line(answersOf(kind, row))
      return [[row.id, { kindTitle: kind.title, line: line || kind.title }] as const]
    }),
  )
}
