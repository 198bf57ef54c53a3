import type { Calendar, Term } from '../../calendar/types.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/** A day of the calendar year (`06-01`), asked for so many days before it; of each year whose day falls into the term. */
export const onDay =
  (day: string, label: string, { before, slack = { grace: 3, closes: 14 } }: { before: number; slack?: Slack }) =>
  (calendar: Calendar, term: Term): Period[] =>
    [...new Set([term.startsOn.slice(0, 4), term.endsOn.slice(0, 4)])]
      .map((year) => `${year}-${day}`)
      .filter((due) => term.startsOn <= due && due <= term.endsOn)
      .map((due) => windowOf(calendar, term, { key: due, label, opens: addDays(due, -before), due }, slack))
