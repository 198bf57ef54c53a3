import { inTime } from './assign-records.ts'
import type { Evidence, Period } from './types.ts'

/**
 * Which record answers which period, where each says itself of which it speaks (stage 2 of a plan): the newest that was in time, for what
 * it says is how things stood then; else the first that came late. More evidence never takes an answer away. `records`: oldest first.
 */
export const namedRecords = (
  periods: readonly Period[],
  records: readonly Evidence[],
  speaksOf: (record: Evidence, period: Period) => boolean,
): ReadonlyMap<Period, Evidence> =>
  new Map(
    periods.flatMap((period): [Period, Evidence][] => {
      const { opens, closes } = period.windows
      const mine = records.filter((r) => r.happenedOn >= opens && r.happenedOn <= closes && speaksOf(r, period))
      const answer = mine.findLast((r) => inTime(period, r)) ?? mine[0]
      return answer ? [[period, answer]] : []
    }),
  )
