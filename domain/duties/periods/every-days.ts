import type { Calendar, Term } from '../../calendar/types.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/** Every so many days from the term's first day on; what is left at its end makes no period of its own. */
export const everyDays =
  (days: number, { slack = { grace: 3, closes: 10 } }: { slack?: Slack } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const found: Period[] = []
    for (let opens = term.startsOn; addDays(opens, days - 1) <= term.endsOn; opens = addDays(opens, days))
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
