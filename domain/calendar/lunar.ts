import { addDays, type CivilDate, daysBetween } from '../kit/dates.ts'

/**
 * The months of the lunar years 1999–2061 as the almanac (GB/T 33661—2017) has them, a number a year: bits 0–11 the months with
 * thirty days, the next four which month is doubled (0: none), bit 16 whether the doubled one has thirty. A test holds them to another
 * almanac, day by day.
 */
const YEARS: readonly number[] = [
  0x749, 0x693, 0x4a9b, 0x52b, 0xa5b, 0x2aae, 0x56a, 0x7dd5, 0xba4, 0xb49, 0x5d53, 0xa95, 0x52d, 0x455d, 0xab5, 0x9baa,
  0x5d2, 0xda5, 0x16e8a, 0xd4a, 0xc95, 0x4a9e, 0x556, 0xab5, 0x2ada, 0x6d2, 0x6765, 0x725, 0x64b, 0x5657, 0xcab, 0x55a,
  0x356e, 0xb69, 0xbf52, 0xb52, 0xb25, 0x16d0b, 0xa4b, 0x4ab, 0x52bb, 0x5ad, 0xb6a, 0x2daa, 0xd92, 0x7ea5, 0xd25, 0xa55,
  0x15a4d, 0x4b6, 0x5b5, 0x136d2, 0xec9, 0x8f92, 0xe92, 0xd26, 0x16516, 0xa57, 0x4d6, 0x14365, 0x755, 0x749, 0x374b,
]
const FIRST_YEAR = 1999
const FIRST_DAY = '1999-02-16'

/** A day of the lunar calendar; `leap`: of the doubled month (闰). */
export type LunarDay = { year: number; month: number; day: number; leap: boolean }

type Month = { month: number; leap: boolean; days: number }
const monthsOf = (code: number): Month[] => {
  const doubled = (code >> 12) & 15
  return Array.from({ length: 12 }, (_, i): Month[] => {
    const own = { month: i + 1, leap: false, days: (code >> i) & 1 ? 30 : 29 }
    return i + 1 === doubled ? [own, { month: i + 1, leap: true, days: code >> 16 ? 30 : 29 }] : [own]
  }).flat()
}
const CALENDAR = YEARS.map(monthsOf)
/** The first day of each lunar year. */
const NEW_YEARS: CivilDate[] = [FIRST_DAY]
for (const [at, months] of CALENDAR.entries())
  NEW_YEARS.push(
    addDays(
      NEW_YEARS[at] ?? FIRST_DAY,
      months.reduce((n, m) => n + m.days, 0),
    ),
  )

/** The lunar day of a civil one; null outside of 16 February 1999 to 20 January 2062. */
export const lunarOf = (on: CivilDate): LunarDay | null => {
  const at = NEW_YEARS.findLastIndex((day) => day <= on)
  let left = at === -1 ? 0 : daysBetween(NEW_YEARS[at] ?? FIRST_DAY, on)
  for (const { month, leap, days } of (at === -1 ? undefined : CALENDAR[at]) ?? []) {
    if (left < days) return { year: FIRST_YEAR + at, month, day: left + 1, leap }
    left -= days
  }
  return null
}

/**
 * On which civil day of a lunar year a birthday is kept that fell on this day of this month: in the ordinary month where it is
 * doubled; on the 29th where the month has no thirtieth. Null outside of the almanac here.
 */
export const keptInLunarYear = (year: number, month: number, day: number): CivilDate | null => {
  const at = year - FIRST_YEAR
  let on = NEW_YEARS[at]
  for (const m of CALENDAR[at] ?? []) {
    if (on === undefined) return null
    if (m.month === month && !m.leap) return addDays(on, Math.min(day, m.days) - 1)
    on = addDays(on, m.days)
  }
  return null
}
