import type { Calendar, Term } from '../../calendar/types.ts'
import { weekStart } from '../../calendar/weeks.ts'
import { addDays, maxDate, minDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/** Once a term, between two weeks of it (both inclusive); without a last week until the term ends. */
export const onceATerm =
  ({ from = 1, to, slack = { grace: 7, closes: 21 } }: { from?: number; to?: number; slack?: Slack } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const opens = maxDate(weekStart(term, from), term.startsOn)
    const due = to === undefined ? term.endsOn : minDate(addDays(weekStart(term, to), 6), term.endsOn)
    return opens > due ? [] : [windowOf(calendar, term, { key: term.id, label: '本学期', opens, due }, slack)]
  }
