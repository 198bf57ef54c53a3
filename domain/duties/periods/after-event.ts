import { termAt } from '../../calendar/defaults.ts'
import type { Calendar, Term } from '../../calendar/types.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/** Something that happened on a day: a child came back, a plan was opened. Its key tells it apart from others. */
export type Event = { key: string; label: string; on: string }

/** Within so many days after each event of the term. */
export const afterEvents =
  (days: number, { slack = { grace: 3, closes: 14 } }: { slack?: Slack } = {}) =>
  (calendar: Calendar, term: Term, events: readonly Event[]): Period[] =>
    events
      .filter((e) => term.startsOn <= e.on && e.on <= term.endsOn)
      .map((e) =>
        windowOf(calendar, term, { key: e.key, label: e.label, opens: e.on, due: addDays(e.on, days) }, slack),
      )

/**
 * Something whose own day is known: a need to be met, a promise to be asked after. It is looked at so many days before. A day of the
 * holidays (he comes home for the summer) belongs to the term after them.
 */
export const dueDates =
  ({ before = 7, slack = { grace: 3, closes: 30 } }: { before?: number; slack?: Slack } = {}) =>
  (calendar: Calendar, term: Term, dates: readonly Event[]): Period[] =>
    dates
      .filter((d) => (term.startsOn <= d.on && d.on <= term.endsOn) || termAt(calendar.terms, d.on)?.id === term.id)
      .map((d) =>
        windowOf(calendar, term, { key: d.key, label: d.label, opens: addDays(d.on, -before), due: d.on }, slack),
      )
