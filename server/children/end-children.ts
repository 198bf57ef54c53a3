import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { OutReason } from '../../domain/registers/child-facts.ts'
import { factsAt } from '../../domain/registers/spans.ts'
import type { Tx } from '../db/tx-type.ts'
import { closeTransfers } from '../transfers/close-transfers.ts'
import { byTable } from './by-table.ts'
import type { SnapshotChild } from './db/child-snapshot.ts'
import { freshSpans } from './fresh-spans.ts'
import { layFacts, noWork } from './lay-facts.ts'
import type { UndoStep } from './undo-step.ts'

/** Children who go: off the roll from a day on, with the reason; nothing is erased. */
export const endChildren = async (
  tx: Tx,
  endings: readonly { before: SnapshotChild; on: string; reason: OutReason; importId: string | null }[],
): Promise<UndoStep[]> => {
  const work = noWork()
  const today = shanghaiDate(tx.now)
  const spans = await freshSpans(
    tx,
    endings.map((e) => e.before),
  )
  for (const { before, on, reason, importId } of endings) {
    const id = before.row.id
    const said = { status: 'left' as const, outReason: reason }
    const { status } = factsAt(layFacts(tx, work, id, spans.get(id) ?? [], { said, on, importId }), today)
    if (status === before.stored.status) continue
    work.rows.push({ table: 'child', op: 'update', id, on, set: { status } })
    work.undo.push({ table: 'child', id, childId: id, op: 'restore', set: { status: before.stored.status } })
  }
  await tx.write([...byTable(work.rows), ...work.inserts], null)
  // Whoever graduates is on the way to the school that it was handed to.
  const gone = endings.filter((e) => e.reason !== 'graduated')
  await closeTransfers(tx, new Map(gone.map((e) => [e.before.row.id, null])))
  return work.undo
}
