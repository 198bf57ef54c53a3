import type { Calendar, Term } from '../../calendar/types.ts'
import { addDays, maxDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/**
 * Every so many days from the term's first day on, or from a later day on which it began (`from`); what is left at the term's end makes
 * no period of its own.
 */
export const everyDays =
  (days: number, { slack = { grace: 3, closes: 10 }, from = '' }: { slack?: Slack; from?: string } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const found: Period[] = []
    for (
      let opens = maxDate(term.startsOn, from);
      addDays(opens, days - 1) <= term.endsOn;
      opens = addDays(opens, days)
    )
      found.push(
        windowOf(
          calendar,
          term,
          { key: `${term.id}.${opens}`, label: `第${found.length + 1}次`, opens, due: addDays(opens, days - 1) },
          slack,
        ),
      )
    return found
  }
