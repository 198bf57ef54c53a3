import type { Evidence, Period } from './types.ts'

/** What happened within the window counts, whenever it was written down; late is what was written or done after the grace. */
export const inTime = (period: Period, r: Pick<Evidence, 'happenedOn' | 'receivedOn'>): boolean =>
  r.happenedOn <= period.windows.grace && r.receivedOn <= period.windows.closes

const within = (period: Period, r: Evidence): boolean =>
  r.happenedOn >= period.windows.opens && r.happenedOn <= period.windows.closes

/**
 * Which record answers which of one rule's periods: a record answers one. Where windows overlap (late evidence is taken when the
 * next period has begun), records are shared out so that as many periods as can be are met in time, then as many of the others
 * as can be late; a record is the later period's first (decision 005). `records`: oldest first, as `earlier` orders them;
 * `meets`: whether one answers, given what was tried before it in the period. A matching: once a period is answered it stays so,
 * whatever is added, and a period lets go of its record only for another.
 */
export const assignRecords = (
  periods: readonly Period[],
  records: readonly Evidence[],
  meets: (record: Evidence, before: readonly Evidence[]) => boolean,
): ReadonlyMap<Period, Evidence> => {
  const answer = new Map<Period, Evidence>()
  if (records.length === 0) return answer
  const before = (period: Period, r: Evidence) => records.slice(0, records.indexOf(r)).filter((b) => within(period, b))
  const serves = (period: Period, r: Evidence) => within(period, r) && (meets(r, []) || meets(r, before(period, r)))
  const holder = new Map<string, Period>()
  const punctual = new Set<Period>()
  /** Gives the period a record that is free, or that its holder can do without. */
  const find = (period: Period, timely: boolean, seen: Set<string>): boolean =>
    records.some((r) => {
      if (!serves(period, r) || (timely && !inTime(period, r)) || seen.has(r.recordId)) return false
      seen.add(r.recordId)
      const other = holder.get(r.recordId)
      if (other && !find(other, punctual.has(other), seen)) return false
      holder.set(r.recordId, period)
      answer.set(period, r)
      return true
    })
  const latestFirst = periods.toSorted((a, b) =>
    a.windows.opens < b.windows.opens ? 1 : a.windows.opens > b.windows.opens ? -1 : 0,
  )
  for (const period of latestFirst) if (find(period, true, new Set())) punctual.add(period)
  for (const period of latestFirst) if (!punctual.has(period)) find(period, false, new Set())
  return answer
}
