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

/**
 * What a row means for being left behind: its own column decides, else the list that it stands in. One parent away and nobody
 * wrote which claims no more than the list does (decision 018).
 */
export const asWritten = (row: IncomingChild, population: 'all' | 'left-behind'): IncomingChild => {
  const flag = row.flag ?? (population === 'left-behind' ? 'yes' : 'no')
  return flag === 'yes' || flag === 'one' ? asListed(row) : row
}

/**
 * What a list leaves open never covers what is known already; that a child is not left behind only ends what made it count
 * (a parent away or on a list), and tells nothing of a parent at home or gone.
 */
export const isNoNews = (from: unknown, to: unknown): boolean =>
  (to === 'listed' && KNOWN.includes(from as ParentState)) || (to === 'unknown' && from !== 'away' && from !== 'listed')
