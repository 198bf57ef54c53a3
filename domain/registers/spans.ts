import type { ChildFacts } from './child-facts.ts'

/** One stored span of a child. */
export type Span = { id: string; facts: ChildFacts }
/** What is to be written: stored spans that change (before the new ones, so that never two are open), and new ones. */
export type SpanPlan = { changes: { id: string; set: Partial<ChildFacts> }[]; inserts: ChildFacts[] }

const value = (facts: Partial<ChildFacts>, key: keyof ChildFacts) => facts[key] ?? null

/**
 * Lays facts that hold from a day on onto a child's spans (decision 004): the span in which the day lies is cut there, and
 * every later one takes the new facts and keeps what else changed in it. So each fact is on each day as it was last said for
 * that day. `spans`: all of the child's, oldest first. A coming (`inReason`) is noted on the first of them only.
 */
export const planSpans = (spans: readonly Span[], said: Partial<ChildFacts>, on: string): SpanPlan => {
  const plan: SpanPlan = { changes: [], inserts: [] }
  const { inReason, ...lasting } = said
  let first = true
  for (const { id, facts } of spans) {
    if (facts.untilOn !== null && facts.untilOn <= on) continue
    const wanted: Partial<ChildFacts> = inReason && !first ? { ...lasting, inReason: null } : first ? said : lasting
    first = false
    const differing = (Object.keys(wanted) as (keyof ChildFacts)[]).filter((k) => value(wanted, k) !== value(facts, k))
    if (differing.length === 0) continue
    if (facts.fromOn >= on) {
      plan.changes.push({ id, set: Object.fromEntries(differing.map((k) => [k, wanted[k]])) })
      continue
    }
    plan.changes.push({ id, set: { untilOn: on } })
    plan.inserts.push({ ...facts, inReason: null, ...wanted, fromOn: on })
  }
  return plan
}

/** The spans as they stand once a plan is written, oldest first. */
export const spansAfter = (spans: readonly Span[], plan: SpanPlan): ChildFacts[] => {
  const changed = new Map(plan.changes.map(({ id, set }) => [id, set]))
  return [...spans.map(({ id, facts }) => ({ ...facts, ...changed.get(id) })), ...plan.inserts].sort((a, b) =>
    a.fromOn < b.fromOn ? -1 : 1,
  )
}

/**
 * The facts that hold on a day; of a child who only comes later, those with which it will come. What a list of a coming term
 * says is not true before its first day (F6). `spans`: all of the child's, oldest first; at least one.
 */
export const factsAt = (spans: readonly ChildFacts[], day: string): ChildFacts => {
  const facts = spans.findLast((f) => f.fromOn <= day) ?? spans[0]
  if (!facts) throw new RangeError('a child without facts')
  return facts
}

/** At the same school (or, at none, in the same village), and here or gone alike. */
const sameStay = (a: ChildFacts, b: ChildFacts): boolean =>
  a.schoolId === b.schoolId &&
  (a.schoolId !== null || a.villageId === b.villageId) &&
  (a.status === 'left') === (b.status === 'left')

/**
 * Since when the child is where it is on a day, or gone: days before belong to another school, or to a stay that is over, and
 * are not rewritten from here. `spans`: all of the child's, oldest first.
 */
export const stayFrom = (spans: readonly Span[], day: string): string => {
  const now = factsAt(
    spans.map((s) => s.facts),
    day,
  )
  const until = spans.filter(({ facts }) => facts.fromOn <= now.fromOn)
  const before = until.findLastIndex(({ facts }) => !sameStay(facts, now))
  return until[before + 1]?.facts.fromOn ?? now.fromOn
}
