import type { Calendar, Term } from '../../calendar/types.ts'
import { isDayOff, schoolDays, weekStart } from '../../calendar/weeks.ts'
import { addDays, maxDate, minDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

/** Where nobody wrote down the days: so many times a week (S2B.10). */
const USUALLY = 2

/**
 * Every week of the term as many openings as the place has days in it that are no days off: due on Sunday, two days of grace, a week
 * to write it down. Which day it was does not matter. In the holidays nothing is owed.
 */
export const openings =
  (weekdays: readonly number[]) =>
  (calendar: Calendar, term: Term): Period[] => {
    const found: Period[] = []
    for (let week = 1; weekStart(term, week) <= term.endsOn; week++) {
      const monday = weekStart(term, week)
      const opens = maxDate(monday, term.startsOn)
      const due = minDate(addDays(monday, 6), term.endsOn)
      const days = [...new Set(weekdays)]
        .map((day) => addDays(monday, day - 1))
        .filter((day) => opens <= day && day <= due && !isDayOff(calendar, day))
      const times = weekdays.length ? days.length : Math.min(USUALLY, schoolDays(calendar, opens, due))
      for (let time = 1; time <= times; time++)
        found.push({
          key: `${monday}.${time}`,
          label: times === 1 ? `第${week}周` : `第${week}周第${time}次`,
          term: term.id,
          windows: { opens, due, grace: addDays(due, 2), closes: addDays(due, 7) },
        })
    }
    return found
  }
