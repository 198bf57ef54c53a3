import { termAt, termBefore } from '../calendar/defaults.ts'
import type { Calendar, Term } from '../calendar/types.ts'
import { planPeriods } from './engine.ts'

/**
 * The terms whose duties a day looks at: the one it falls into or that comes next, and before it the last one, in the holidays
 * and while one of its windows has not closed (the last ones close weeks after a term's end, duties-and-sync §1).
 */
export const openTerms = (calendar: Calendar, date: string): Term[] => {
  const now = termAt(calendar.terms, date)
  if (!now) return []
  const last = termBefore(calendar.terms, now.id)
  const stillAsked =
    last !== null &&
    last.startsOn <= date &&
    (date < now.startsOn ||
      planPeriods(calendar, last).some(({ periods }) => periods.some((p) => p.windows.closes >= date)))
  return stillAsked ? [last, now] : [now]
}
