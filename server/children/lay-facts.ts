import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { planSpans, type Span, spansAfter } from '../../domain/registers/spans.ts'
import { factColumns } from '../db/child-row.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { newId } from '../ids.ts'
import type { UndoStep } from './undo-step.ts'

/** What changes of children add up to: rows to update, rows to insert after them, and how to put all of it back. */
export type Work = { rows: Change[]; inserts: Change[]; undo: UndoStep[] }
export const noWork = (): Work => ({ rows: [], inserts: [], undo: [] })

/** Facts of one child from a day on, as changes of its spans. Returns the spans as they stand then, oldest first. */
export const layFacts = (
  tx: Tx,
  work: Work,
  childId: string,
  spans: readonly Span[],
  { said, on, importId }: { said: Partial<ChildFacts>; on: string; importId: string | null },
): ChildFacts[] => {
  const plan = planSpans(spans, said, on)
  for (const { id, set } of plan.changes) {
    const before = spans.find((s) => s.id === id)?.facts
    const old = Object.fromEntries(Object.keys(set).map((k) => [k, before?.[k as keyof ChildFacts] ?? null]))
    work.rows.push({ table: 'child_facts', op: 'update', id, childId, set: factColumns(set) })
    work.undo.push({ table: 'child_facts', id, childId, op: 'restore', set: factColumns(old) })
  }
  for (const { childId: _child, ...facts } of plan.inserts) {
    const id = newId(tx.now)
    work.inserts.push({
      table: 'child_facts',
      op: 'insert',
      id,
      fresh: true,
      childId,
      set: { child_id: childId, ...factColumns(facts), made_by: importId },
    })
    work.undo.push({ table: 'child_facts', id, childId, op: 'remove', set: {} })
  }
  return spansAfter(spans, plan)
}
