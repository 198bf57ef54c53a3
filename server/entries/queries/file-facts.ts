import type * as z from 'zod'
import type { fileFacts as shape } from '../../../domain/api/child-shapes.ts'
import { FILE_KINDS } from '../../../domain/entries/asked-next.ts'
import { type FactChange, factsTold } from '../../../domain/entries/facts-told.ts'
import { entryKind } from '../../../domain/entries/list.ts'
import { type EntryKind, liftedAnswers } from '../../../domain/kit/define-entry.ts'
import type { RecordBody } from '../../../domain/kit/define-record.ts'
import { allowed, canAt } from '../../../domain/roles.ts'
import { entryKindsHere } from '../../county-fields/kinds-here.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { FactEntry } from '../db/of-child.ts'
import { answersOf, readsKind, writesKind } from '../reachable.ts'

type FileFacts = z.input<typeof shape>

/**
 * What a child's file says beside the facts of its spans (S3.19, S5.7), register by register: each answer since when and from whom. One
 * that nobody has begun stands there without an entry. `scope`: of the child. Answers as they stand, by register, go with it.
 */
export const fileFacts = async (
  tx: Tx,
  rows: readonly FactEntry[],
  scope: readonly number[],
): Promise<{ told: FileFacts[]; answers: ReadonlyMap<string, RecordBody> }> => {
  const kindOf = await entryKindsHere(tx, entryKind)
  const answers = new Map<string, RecordBody>()
  const told = FILE_KINDS.flatMap((declared): FileFacts[] => {
    const kind = kindOf(declared.kind)
    if (!kind || !readsKind(tx.actor, kind)) return []
    const row = rows.find((r) => r.kind === kind.kind)
    const body = row ? answersOf(kind, row) : {}
    answers.set(kind.kind, body)
    return [
      {
        kind: kind.kind,
        title: kind.title,
        entry: row?.id ?? null,
        canWrite:
          allowed(tx.actor, 'entry.write') && writesKind(tx.actor, kind) && canAt(tx.actor, 'entry.write', scope),
        facts: row
          ? factsTold(kind, { from: row.from_on, by: row.author_name, answers: body }, changesOf(kind, row))
          : [],
      },
    ]
  })
  return { told, answers }
}

/** Changes of its answers, each as the present version of the register knows them. */
const changesOf = (kind: EntryKind, row: FactEntry): FactChange[] => {
  const lift = (answers: unknown) => liftedAnswers(kind, (answers ?? {}) as RecordBody, row.version)
  return row.changes.map(({ on, by, answers: [before, after] }) => ({
    on,
    by,
    before: lift(before),
    after: lift(after),
  }))
}
