import type { Calendar, Term } from '../../calendar/types.ts'
import { isSchoolDay } from '../../calendar/weeks.ts'
import { addDays } from '../../kit/dates.ts'
import type { Period } from '../types.ts'

/** 11月19日 */
const dayLabel = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** One period a day: asked for on it, in time when written down the day after, made good for three days. */
const dayPeriod = (term: Term, on: string, label: string): Period => ({
  key: on,
  label,
  term: term.id,
  windows: { opens: on, due: on, grace: addDays(on, 1), closes: addDays(on, 3) },
})

/**
 * The nights before school days, both days within the term: Sunday to Thursday of a week without days off, the evening before a Saturday that
 * makes up for a holiday, and no night that a holiday or a closure follows. Children sleep at school when there is school in the morning.
 */
export const boardingNights = (calendar: Calendar, term: Term): Period[] => {
  const found: Period[] = []
  for (let on = term.startsOn; addDays(on, 1) <= term.endsOn; on = addDays(on, 1))
    if (isSchoolDay(calendar, addDays(on, 1))) found.push(dayPeriod(term, on, `${dayLabel(on)}夜里`))
  return found
}

/** The noons of school days that `wanted` asks for. */
export const schoolNoons = (calendar: Calendar, term: Term, wanted: (day: string) => boolean): Period[] => {
  const found: Period[] = []
  for (let on = term.startsOn; on <= term.endsOn; on = addDays(on, 1))
    if (isSchoolDay(calendar, on) && wanted(on)) found.push(dayPeriod(term, on, `${dayLabel(on)}中午`))
  return found
}
