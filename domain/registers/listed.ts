import type { ParentState } from './child-facts.ts'
import type { IncomingChild } from './roster-child.ts'

/** States in which a parent looks after nobody at home, whatever a list of left-behind children says of the other one. */
const KNOWN: readonly ParentState[] = ['away', 'dead', 'lost', 'prison', 'other']

/**
 * A row of a list of left-behind children that does not write who is away: the list itself says that somebody is. With one
 * parent said to be at home (or gone) it is the other; with neither said, both are kept as `listed`, which counts in the
 * education reading (one parent away suffices) and is told as unknown. outside.md: a roster of left-behind children only.
 */
export const asListed = (row: IncomingChild): IncomingChild => {
  const { fatherState, motherState } = row.says
  if (fatherState === 'away' || motherState === 'away') return row
  if (fatherState === undefined && motherState === undefined)
    return { ...row, says: { ...row.says, fatherState: 'listed', motherState: 'listed' } }
  if (fatherState === undefined) return { ...row, says: { ...row.says, fatherState: 'away' } }
  if (motherState === undefined) return { ...row, says: { ...row.says, motherState: 'away' } }
  return row
}

/** What a list leaves open never covers what is known already. */
export const isNoNews = (from: unknown, to: unknown): boolean => to === 'listed' && KNOWN.includes(from as ParentState)
