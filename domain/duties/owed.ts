import { readChild } from '../registers/child.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { Period } from './types.ts'

const holdsAt = (facts: readonly ChildFacts[], date: string) =>
  facts.find((f) => f.fromOn <= date && (f.untilOn === null || date < f.untilOn))

/**
 * Owed when the child is left behind (education reading) on the day the duty falls due: that day alone decides. Who came after it
 * owes nothing for that period; who left, or whose parents came home, before it owes nothing either (and “why?” says which); who
 * leaves later keeps what was owed.
 */
export const owedThroughout = (facts: readonly ChildFacts[], period: Period): { owed: boolean; because: string } => {
  const { opens, due } = period.windows
  const now = holdsAt(facts, due)
  if (!now)
    return {
      owed: false,
      because: facts.length && (facts[0]?.fromOn ?? '') > due ? '到期之后才来的，这一次不计' : '到期时不在册',
    }
  if (now.status !== 'enrolled') return { owed: false, because: '到期前已经离校' }
  const reading = readOn(now, due)
  if (reading.counts) return { owed: true, because: reading.because }
  const then = holdsAt(facts, opens)
  const before = then && readOn(then, opens).counts
  return { owed: false, because: before ? `${period.label}内父母回来了，这一次不计` : reading.because }
}

/** Many rules ask of the same few days: each day of a span is read once. */
const READ = new WeakMap<ChildFacts, Map<string, ReturnType<typeof readChild>>>()
const readOn = (facts: ChildFacts, day: string): ReturnType<typeof readChild> => {
  const days = READ.get(facts) ?? new Map<string, ReturnType<typeof readChild>>()
  READ.set(facts, days)
  const reading = days.get(day) ?? readChild(facts, day, 'education')
  days.set(day, reading)
  return reading
}
