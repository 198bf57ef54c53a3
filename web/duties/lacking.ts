import { isMet, isOwed } from '../../domain/duties/duty-facts.ts'
import type { DutyState } from '../../domain/duties/types.ts'

type Stands = { state: DutyState }

/**
 * Groups of duties behind a count: those that still lack something, and those that are settled. `begun`: the count is of what may be done by
 * now, so that what begins later this month is in neither (the fourth time of a weekly meeting).
 */
export const lackingAmong = <G extends readonly Stands[]>(
  groups: readonly G[],
  begun: boolean,
): { lacking: G[]; settled: G[] } => {
  const lacks = (d: Stands) => isOwed(d.state) && !isMet(d.state)
  const counts = (d: Stands) => lacks(d) && !(begun && d.state === 'not-yet')
  return {
    lacking: groups.filter((g) => g.some(counts)),
    settled: groups.filter((g) => !g.some(lacks)),
  }
}
