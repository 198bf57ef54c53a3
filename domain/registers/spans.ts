import type { ChildFacts } from './child-facts.ts'

export type SpanPlan = {
  close: { untilOn: string } | null
  replace: Partial<ChildFacts> | null
  insert: ChildFacts | null
}

/**
 * How facts that change on a day are laid onto a child's current span: a span that began earlier is closed and a new one
 * begins that day; one that began that day or later is changed in place (the day's last word holds).
 */
export const planSpan = (current: ChildFacts, changes: Partial<ChildFacts>, on: string): SpanPlan => {
  const differs = (Object.keys(changes) as (keyof ChildFacts)[]).some(
    (k) => (changes[k] ?? null) !== (current[k] ?? null),
  )
  if (!differs) return { close: null, replace: null, insert: null }
  if (current.fromOn >= on) return { close: null, replace: changes, insert: null }
  return {
    close: { untilOn: on },
    replace: null,
    insert: { ...current, inReason: null, outReason: null, ...changes, fromOn: on, untilOn: null },
  }
}
