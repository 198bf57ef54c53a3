import type { Calendar, Term } from '../../calendar/types.ts'
import { schoolDays, weekStart } from '../../calendar/weeks.ts'
import { addDays, maxDate, minDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

/**
 * Every week of the term, so many times: asked for from Monday, due on Sunday, two days of grace, a week to make it good
 * (duties-and-sync §1). A week without a single school day asks for nothing.
 */
export const weeks =
  ({
    times = 1,
    slack = { grace: 2, closes: 7 },
  }: {
    times?: number
    slack?: { grace: number; closes: number }
  } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const found: Period[] = []
    for (let week = 1; weekStart(term, week) <= term.endsOn; week++) {
      const monday = weekStart(term, week)
      const opens = maxDate(monday, term.startsOn)
      const due = minDate(addDays(monday, 6), term.endsOn)
      if (schoolDays(calendar, opens, due) === 0) continue
      for (let time = 1; time <= times; time++)
        found.push({
          key: times === 1 ? monday : `${monday}.${time}`,
          label: times === 1 ? `第${week}周` : `第${week}周第${time}次`,
          term: term.id,
          windows: { opens, due, grace: addDays(due, slack.grace), closes: addDays(due, slack.closes) },
        })
    }
    return found
  }
