import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { ChildUpdate } from './child-update.ts'
import { factsFrom } from './columns.ts'

/**
 * What the change says of the facts: those in which the entry differs from the one before, and those named although they are
 * the same now (they may hold from an earlier day than is written). A child who had gone is back.
 */
export const saidBy = ({ before, flat, placed, inReason, named }: ChildUpdate): Partial<ChildFacts> => {
  const facts = factsFrom(flat, placed)
  const keys = (Object.keys(facts) as (keyof ChildFacts)[]).filter(
    (k) => named?.has(k) || (facts[k] ?? null) !== (before.facts[k] ?? null),
  )
  const back = before.facts.status === 'left' ? { inReason: 'returned' as const, outReason: null } : {}
  return {
    ...Object.fromEntries(keys.map((k) => [k, facts[k]])),
    ...(inReason ? { inReason, outReason: null } : back),
  }
}
