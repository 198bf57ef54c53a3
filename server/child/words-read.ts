import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfAudit } from '../../domain/registers/scope.ts'
import { childrenOfRecords } from '../db/record.ts'
import type { Tx } from '../db/tx.ts'
import { childrenOfTrace, readAlready } from '../db/words-read.ts'

/**
 * What a child said, and what was written about it in words, was read: that leaves a trace in the child's file, wherever it was
 * read (M5: it hung on one endpoint). One row a child, reader and day, written together; of children out of the reader's sight
 * whose words stand in the same record too, for their own places to see. Decision 013.
 */
export const noteWordsRead = async (
  tx: Tx,
  read: { records?: readonly string[]; children?: readonly string[] },
  /** Whose file is open: that leaves its own row. */
  opened: string | null = null,
): Promise<void> => {
  const { records = [], children = [] } = read
  if (records.length + children.length === 0) return
  await tx.widened(async () => {
    const links = records.length ? await childrenOfRecords(tx, records) : []
    const ids = [...new Set([...children, ...links.map((l) => l.child_id)])].filter((id) => id !== opened)
    const noted = await readAlready(tx, ids, shanghaiDate(tx.now))
    for (const child of await childrenOfTrace(
      tx,
      ids.filter((id) => !noted.has(id)),
    ))
      tx.note({
        action: 'child.words',
        subject: 'child',
        subjectId: child.id,
        placeId: child.school_id,
        scope: scopeOfAudit(child.scope),
      })
  })
}
