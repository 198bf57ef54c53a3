import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { planSpan } from '../../domain/registers/spans.ts'
import { factColumns } from '../db/child-row.ts'
import type { SnapshotChild } from '../db/child-snapshot.ts'
import type { Tx } from '../db/tx.ts'
import type { Change } from '../db/write/write.ts'
import { newId } from '../ids.ts'
import { byTable } from './by-table.ts'
import { refuseStale } from './refuse-stale.ts'
import type { UndoStep } from './undo-step.ts'

/** Children who go: off the roll from a day on, with the reason; nothing is erased. */
export const endChildren = async (
  tx: Tx,
  endings: readonly {
    before: SnapshotChild
    on: string
    reason: NonNullable<ChildFacts['outReason']>
    importId: string | null
  }[],
): Promise<UndoStep[]> => {
  await refuseStale(
    tx,
    endings.map((e) => e.before),
  )
  const rows: Change[] = []
  const inserts: Change[] = []
  const undo: UndoStep[] = []
  for (const { before, on, reason, importId } of endings) {
    const id = before.row.id
    rows.push({ table: 'child', op: 'update', id, on, set: { status: 'left' } })
    undo.push({ table: 'child', id, childId: id, op: 'restore', set: { status: before.row.status } })
    const plan = planSpan(before.facts, { status: 'left', outReason: reason }, on)
    if (plan.close) {
      rows.push({
        table: 'child_facts',
        op: 'update',
        id: before.factsId,
        childId: id,
        set: { until_on: plan.close.untilOn },
      })
      undo.push({
        table: 'child_facts',
        id: before.factsId,
        childId: id,
        op: 'restore',
        set: { until_on: before.facts.untilOn },
      })
    }
    if (plan.replace) {
      rows.push({ table: 'child_facts', op: 'update', id: before.factsId, childId: id, set: factColumns(plan.replace) })
      undo.push({
        table: 'child_facts',
        id: before.factsId,
        childId: id,
        op: 'restore',
        set: { status: before.facts.status, out_reason: before.facts.outReason },
      })
    }
    if (plan.insert) {
      const spanId = newId(tx.now)
      const { childId: _child, ...facts } = plan.insert
      inserts.push({
        table: 'child_facts',
        op: 'insert',
        id: spanId,
        childId: id,
        set: { child_id: id, ...factColumns(facts), made_by: importId },
      })
      undo.push({ table: 'child_facts', id: spanId, childId: id, op: 'remove', set: {} })
    }
  }
  await tx.write([...byTable(rows), ...inserts], null)
  return undo
}
