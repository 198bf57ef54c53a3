import type { ChildFacts } from './child-facts.ts'
import type { Span } from './spans.ts'

const on = (spans: readonly ChildFacts[], day: string): ChildFacts | undefined =>
  spans.find((s) => s.fromOn <= day && (s.untilOn === null || s.untilOn > day))

const RANK: Record<ChildFacts['status'], number> = { enrolled: 2, village: 1, left: 0 }
/** How much a file says of where the child is: a school's roll before a village's, both before one that has gone, that before none. */
export const standing = (facts: Pick<ChildFacts, 'status'> | undefined): number => (facts ? RANK[facts.status] : -1)

/**
 * The days of two files of one child as those of one: on each day what the kept file says, and where only the other one has the child on
 * a roll, or here, or knows it at all, what that says. So no day of either is lost, and none is told twice. `home`: the household of the kept
 * file now, and of the other one, which mean the same. Both oldest first.
 */
export const fuseSpans = (
  kept: readonly ChildFacts[],
  gone: readonly ChildFacts[],
  home: { kept: string; gone: string },
): ChildFacts[] => {
  const days = [...new Set([...kept, ...gone].flatMap((s) => [s.fromOn, ...(s.untilOn === null ? [] : [s.untilOn])]))]
  days.sort()
  const out: { source: ChildFacts; facts: ChildFacts }[] = []
  for (const [i, fromOn] of days.entries()) {
    const [mine, theirs] = [on(kept, fromOn), on(gone, fromOn)]
    const source = standing(theirs) > standing(mine) ? theirs : mine
    if (!source) continue
    const untilOn = days[i + 1] ?? null
    const last = out.at(-1)
    if (last?.source === source && last.facts.untilOn === fromOn) {
      last.facts.untilOn = untilOn
      continue
    }
    const back = last?.facts.status === 'left' && source.status !== 'left' ? ('returned' as const) : null
    out.push({
      source,
      facts: {
        ...source,
        childId: kept[0]?.childId ?? source.childId,
        fromOn,
        untilOn,
        inReason: fromOn === source.fromOn ? (source.inReason ?? back) : back,
        householdId: source.householdId === home.gone ? home.kept : source.householdId,
      },
    })
  }
  return out.map((piece) => piece.facts)
}

/** Which stored spans stay as they are, which go, and what is written anew. */
export const spansToWrite = (
  stored: readonly Span[],
  fused: readonly ChildFacts[],
): { gone: Span[]; fresh: ChildFacts[] } => {
  const text = (facts: ChildFacts) => JSON.stringify(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)))
  const wanted = new Set(fused.map(text))
  const kept = new Set(stored.map((s) => text(s.facts)))
  return {
    gone: stored.filter((s) => !wanted.has(text(s.facts))),
    fresh: fused.filter((facts) => !kept.has(text(facts))),
  }
}

/** Since when these facts have been as they are on a day; oldest first. */
export const factsSince = (
  spans: readonly ChildFacts[],
  day: string,
  keys: readonly (keyof ChildFacts)[],
): string | null => {
  const until = spans.filter((s) => s.fromOn <= day)
  const now = until.at(-1)
  if (!now) return null
  let since = now.fromOn
  for (const span of until.toReversed()) {
    if (keys.some((k) => (span[k] ?? null) !== (now[k] ?? null))) break
    since = span.fromOn
  }
  return since
}
