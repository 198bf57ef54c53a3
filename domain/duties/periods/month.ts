import type { Calendar, Term } from '../../calendar/types.ts'
import { closedDays, monthsOf } from '../../calendar/weeks.ts'
import { addDays, lastOfMonth, maxDate, minDate } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

/** Every calendar month of the term: asked for from its first day, due on the given day of the month, three days of grace. */
export const months =
  ({ dueDay = 25 }: { dueDay?: number } = {}) =>
  (calendar: Calendar, term: Term): Period[] =>
    monthsOf(calendar, term).map((month) => {
      const opens = maxDate(`${month}-01`, term.startsOn)
      const end = minDate(lastOfMonth(month), term.endsOn)
      const late = closedDays(calendar, opens, end)
      const due = minDate(`${month}-${String(dueDay).padStart(2, '0')}`, end)
      return {
        key: month,
        label: `${Number(month.slice(5))}月`,
        term: term.id,
        windows: { opens, due: addDays(due, late), grace: addDays(end, late + 3), closes: addDays(end, late + 10) },
      }
    })
