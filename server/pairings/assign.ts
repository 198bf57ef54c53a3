import munkres from 'munkres'
import { type ChildToPair, fitOf, freeOf, type HelperFacts } from '../../domain/entries/pair-fit.ts'

/** Children who are weighed together: the assignment grows with the third power of their number. */
const TOGETHER = 60
/** Of more helpers than this the nearest for each child are enough. */
const NEAREST = 8
const NEVER = 1e6

/**
 * Whom each of the waiting children would get if all of them got somebody at once: the pairs whose costs come to the least, each
 * helper no more children than there are places left (munkres). By index of the child; a child for whom nobody is left has none.
 */
export const assignTogether = (
  children: readonly ChildToPair[],
  helpers: readonly HelperFacts[],
  today: string,
): Map<number, number> => {
  const waiting = children.slice(0, TOGETHER)
  const costs = waiting.map((child) => helpers.map((helper) => fitOf(child, helper, today).cost))
  const near = new Set(
    costs.flatMap((row) =>
      row
        .map((cost, i) => [cost, i] as const)
        .filter(([cost]) => Number.isFinite(cost))
        .sort(([a], [b]) => a - b)
        .slice(0, NEAREST)
        .map(([, i]) => i),
    ),
  )
  const places = [...near].flatMap((i) => Array.from({ length: freeOf(helpers[i] as HelperFacts) }, () => i))
  if (waiting.length === 0 || places.length === 0) return new Map()
  // Each further child of one helper costs a little more, so that the load is shared.
  const used = new Map<number, number>()
  const extra = places.map((i) => {
    const before = used.get(i) ?? 0
    used.set(i, before + 1)
    return before
  })
  const matrix = costs.map((row) =>
    places.map((i, at) => (Number.isFinite(row[i]) ? (row[i] as number) + (extra[at] ?? 0) : NEVER)),
  )
  return new Map(
    munkres(matrix).flatMap(([child, place]) => {
      const helper = places[place]
      return helper === undefined || (matrix[child]?.[place] ?? NEVER) >= NEVER ? [] : [[child, helper] as const]
    }),
  )
}
