import { shanghaiDate } from '../../domain/kit/dates.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import { type Seat, spansElsewhere } from '../../domain/registers/spans-elsewhere.ts'
import { spansOf } from '../children/db/child-spans.ts'
import { factColumns } from '../db/child-row.ts'
import { lockChildren } from '../db/locks.ts'
import { bringUpToDay } from '../db/present.ts'
import type { Tx } from '../db/tx-type.ts'
import type { Change } from '../db/write/change.ts'
import { newId } from '../ids.ts'
import { childrenStandingAt } from './db/held-at.ts'
import type { PlaceMergeSteps } from './merge-steps.ts'

/**
 * Children of these places sit elsewhere from today on, with all that hangs on them; earlier days stay what they were. The county is in
 * sight. Returns how many there were, and their spans as they stood (`set` null: put in).
 */
export const moveChildren = async (
  tx: Tx,
  places: readonly number[],
  seatOf: (seat: Seat) => Seat,
): Promise<{ children: number; before: PlaceMergeSteps['spans'] }> => {
  const today = shanghaiDate(tx.now)
  const ids = await childrenStandingAt(tx, places)
  await lockChildren(tx, ids)
  const cut: Change[] = []
  const laid: Change[] = []
  const before: PlaceMergeSteps['spans'] = []
  for (const [childId, spans] of await spansOf(tx, ids)) {
    const plan = spansElsewhere(spans, seatOf, today)
    for (const { id, set } of plan.changes) {
      cut.push({ table: 'child_facts', op: 'update', id, childId, set: factColumns(set) })
      const facts = spans.find((s) => s.id === id)?.facts
      const was = Object.fromEntries(Object.keys(set).map((k) => [k, facts?.[k as keyof ChildFacts] ?? null]))
      before.push({ id, childId, set: factColumns(was) })
    }
    for (const { childId: _child, ...facts } of plan.inserts) {
      const id = newId(tx.now)
      laid.push({
        table: 'child_facts',
        op: 'insert',
        id,
        childId,
        set: { child_id: childId, ...factColumns(facts), made_by: null },
      })
      before.push({ id, childId, set: null })
    }
  }
  await tx.write([...cut, ...laid], null)
  await bringUpToDay(tx, today, ids)
  return { children: ids.length, before }
}
