import type { Calendar, Term } from '../../calendar/types.ts'
import type { Period } from '../types.ts'
import { type Slack, windowOf } from './window.ts'

/** Once in each half of the calendar year; it belongs to the term that begins in that half. */
export const halfYears =
  ({ slack = { grace: 0, closes: 31 } }: { slack?: Slack } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const year = term.startsOn.slice(0, 4)
    const first = term.startsOn.slice(5) < '07-01'
    const [opens, due] = first ? [`${year}-01-01`, `${year}-06-30`] : [`${year}-07-01`, `${year}-12-31`]
    return [
      windowOf(
        calendar,
        term,
        { key: `${year}-h${first ? 1 : 2}`, label: first ? '上半年' : '下半年', opens, due },
        slack,
      ),
    ]
  }
