import { closedDays, monthsOf } from '../calendar/weeks.ts'
import { addDays, lastOfMonth, maxDate, minDate } from '../kit/dates.ts'
import { owedThroughout } from './owed.ts'
import type { DutyRule } from './types.ts'

/** A heart-to-heart talk with each left-behind pupil, once a calendar month in term (S1.12). */
export const monthlyTalk: DutyRule = {
  key: 'monthly-talk',
  version: 1,
  title: '谈心',
  verb: '谈',
  unit: '人',
  source: '谈心制度：每月与每名孩子单独谈心一次，有记录（S1.12）',
  periods: (calendar, term) =>
    monthsOf(calendar, term).map((month) => {
      const opens = maxDate(`${month}-01`, term.startsOn)
      const end = minDate(lastOfMonth(month), term.endsOn)
      const late = closedDays(calendar, opens, end)
      const due = minDate(`${month}-25`, end)
      return {
        key: month,
        label: `${Number(month.slice(5))}月`,
        term: term.id,
        windows: { opens, due: addDays(due, late), grace: addDays(end, late + 3), closes: addDays(end, late + 10) },
      }
    }),
  applies: owedThroughout,
  evidence: { kinds: ['talk'], meets: (record) => record.reached },
}
