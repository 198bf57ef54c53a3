import type { Calendar, Term } from '../../calendar/types.ts'
import { closedDays } from '../../calendar/weeks.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

/** How long after the due date something is still in time, and how long it may still be made good. */
export type Slack = { grace: number; closes: number }

/** A period from two days; closures within it put its due date off by as many days (duties-and-sync §1). */
export const windowOf = (
  calendar: Calendar,
  term: Term,
  of: { key: string; label: string; opens: string; due: string },
  slack: Slack,
): Period => {
  const due = addDays(of.due, closedDays(calendar, of.opens, of.due))
  return {
    key: of.key,
    label: of.label,
    term: term.id,
    windows: { opens: of.opens, due, grace: addDays(due, slack.grace), closes: addDays(due, slack.closes) },
  }
}
