import { addDays, daysBetween, lastOfMonth, maxDate, minDate, mondayOf, monthOf, weekday } from '../kit/dates.ts'
import type { Calendar, DayOff, Term } from './types.ts'

/** Week number in a term, from 1; null outside it. Weeks start on Monday (dossier §5). */
export const weekOf = (term: Term, date: string): number | null =>
  date < term.startsOn || date > term.endsOn ? null : Math.floor(daysBetween(mondayOf(term.startsOn), date) / 7) + 1

/** Monday of the given week; week 1 may begin before the term does. */
export const weekStart = (term: Term, week: number): string => addDays(mondayOf(term.startsOn), (week - 1) * 7)

const covers = (off: DayOff, date: string) => off.fromOn <= date && date <= off.toOn

/** Monday to Friday without days off, and the weekend's days that make up for holidays; a closure closes those too. */
export const isSchoolDay = (calendar: Calendar, day: string): boolean => {
  const here = calendar.daysOff.filter((off) => covers(off, day))
  if (here.some((off) => off.kind === 'closure')) return false
  return here.some((off) => off.kind === 'make-up') || (weekday(day) <= 5 && here.length === 0)
}

/** A holiday or closure lies on it, and no school makes up for another day then; weekends are days of the week like others. */
export const isDayOff = (calendar: Calendar, day: string): boolean => {
  const here = calendar.daysOff.filter((off) => covers(off, day))
  return here.some((off) => off.kind === 'closure') || (here.length > 0 && !here.some((off) => off.kind === 'make-up'))
}

/** School days from `from` to `to`, both inclusive. */
export const schoolDays = (calendar: Calendar, from: string, to: string): number => {
  let n = 0
  for (let day = from; day <= to; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) n++
  return n
}

/** A calendar month belongs to the term when at least this many of its school days do (holiday months are optional, §5). */
const MONTH_DAYS = 10

/** Months of a term that count, `YYYY-MM`, in order. */
export const monthsOf = (calendar: Calendar, term: Term): string[] => {
  const months: string[] = []
  for (
    let month = monthOf(term.startsOn);
    month <= monthOf(term.endsOn);
    month = monthOf(addDays(lastOfMonth(month), 1))
  ) {
    const from = maxDate(`${month}-01`, term.startsOn)
    const to = minDate(lastOfMonth(month), term.endsOn)
    if (schoolDays(calendar, from, to) >= MONTH_DAYS) months.push(month)
  }
  return months
}

/**
 * How many days of a window closures (not holidays) took: windows stretch by that much. A day is counted once, though county and
 * school may both have written the same flood down.
 */
export const closedDays = (calendar: Calendar, from: string, to: string): number => {
  let n = 0
  let open = from
  const closures = calendar.daysOff.filter((off) => off.kind === 'closure')
  for (const off of closures.sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))) {
    const [first, last] = [maxDate(off.fromOn, open), minDate(off.toOn, to)]
    if (first > last) continue
    n += daysBetween(first, last) + 1
    open = addDays(last, 1)
  }
  return n
}
