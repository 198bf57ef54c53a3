import { termAt, termBefore } from '../calendar/defaults.ts'
import type { Calendar, Term } from '../calendar/types.ts'
import { addDays, maxDate } from '../kit/dates.ts'
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
    last !== null && last.startsOn <= date && (date < now.startsOn || lastClosing(calendar, last) >= date)
  return stillAsked ? [last, now] : [now]
}

/** A calendar is never changed once made; whoever opens a child's file asks this of the same one again and again. */
const CLOSINGS = new WeakMap<Calendar, Map<Term, string>>()

/** Entries name days of their own up to a term's end, and what is due then is asked for some weeks more (`after-event.ts`). */
const ENTRIES_CLOSE = 30

/** The day on which the last window of a term closes. */
const lastClosing = (calendar: Calendar, term: Term): string => {
  const known = CLOSINGS.get(calendar) ?? new Map<Term, string>()
  CLOSINGS.set(calendar, known)
  const closing =
    known.get(term) ??
    planPeriods(calendar, term).reduce(
      (last, { periods }) => periods.reduce((l, p) => maxDate(l, p.windows.closes), last),
      addDays(term.endsOn, ENTRIES_CLOSE),
    )
  known.set(term, closing)
  return closing
}
