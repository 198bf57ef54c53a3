import type { ChildFacts } from './child-facts.ts'
import type { Span, SpanPlan } from './spans.ts'

export type Seat = Pick<ChildFacts, 'schoolId' | 'classId' | 'villageId'>

/**
 * A child whose place went into another one: from the day on it sits there, whatever else its spans say of days to come. Days before
 * stay what they were; of one that has gone only where its file is kept changes, for it did not go a second time.
 */
export const spansElsewhere = (spans: readonly Span[], seatOf: (seat: Seat) => Seat, on: string): SpanPlan => {
  const plan: SpanPlan = { changes: [], inserts: [] }
  for (const { id, facts } of spans) {
    if (facts.untilOn !== null && facts.untilOn <= on) continue
    const { schoolId, classId, villageId } = facts
    const seat = seatOf({ schoolId, classId, villageId })
    if (seat.schoolId === schoolId && seat.classId === classId && seat.villageId === villageId) continue
    if (facts.fromOn >= on || facts.status === 'left') {
      plan.changes.push({ id, set: seat })
      continue
    }
    plan.changes.push({ id, set: { untilOn: on } })
    plan.inserts.push({ ...facts, inReason: null, ...seat, fromOn: on })
  }
  return plan
}
