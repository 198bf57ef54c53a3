import type { Calendar, Term } from '../../calendar/types.ts'
import { isDayOff, weekStart } from '../../calendar/weeks.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

const DAYS = ['一', '二', '三', '四', '五', '六', '日']

/** Fixed weekdays (1 = Monday) of every week of the term, without days off: each is a period of one day. `late`: days to make it good. */
export const weeklySlots =
  (weekdays: readonly number[], { late = 0 }: { late?: number } = {}) =>
  (calendar: Calendar, term: Term): Period[] => {
    const found: Period[] = []
    for (let week = 1; weekStart(term, week) <= term.endsOn; week++)
      for (const day of [...weekdays].sort((a, b) => a - b)) {
        const on = addDays(weekStart(term, week), day - 1)
        if (on < term.startsOn || on > term.endsOn || isDayOff(calendar, on)) continue
        found.push({
          key: on,
          label: `第${week}周周${DAYS[day - 1] ?? ''}`,
          term: term.id,
          windows: { opens: on, due: on, grace: on, closes: addDays(on, late) },
        })
      }
    return found
  }
