import { SolarDay } from 'tyme4ts'
import { expect, it } from 'vitest'
import { addDays } from '../kit/dates.ts'
import { keptInLunarYear, lunarOf } from './lunar.ts'
import { SPRING_FESTIVALS } from './spring-festival.ts'

it('the almanac says what another one says: a month too long or too short would be seen in all of the next', () => {
  let wrong = 0
  for (let on = '1999-02-16'; on < '2062-01-21'; on = addDays(on, 7)) {
    const [year, month, day] = on.split('-').map(Number) as [number, number, number]
    const other = SolarDay.fromYmd(year, month, day).getLunarDay()
    const mine = lunarOf(on)
    const same =
      mine?.day === other.getDay() &&
      (mine.leap ? -mine.month : mine.month) === other.getMonth() &&
      mine.year === other.getLunarMonth().getLunarYear().getYear()
    wrong += same ? 0 : 1
  }
  expect(wrong).toBe(0)
  expect([lunarOf('1999-02-15'), lunarOf('2062-02-09')]).toEqual([null, null])
})

it('the first day of a year is the Spring Festival', () => {
  for (const day of SPRING_FESTIVALS) expect(keptInLunarYear(Number(day.slice(0, 4)), 1, 1)).toBe(day)
})

it('a birthday in a doubled month is kept in the ordinary one; a thirtieth on the twenty-ninth where there is none', () => {
  expect(lunarOf('2023-04-01')).toEqual({ year: 2023, month: 2, day: 11, leap: true })
  expect(keptInLunarYear(2026, 2, 11)).toBe('2026-03-29')
  expect(keptInLunarYear(2026, 8, 30)).toBe(addDays(keptInLunarYear(2026, 9, 1) ?? '', -1))
  expect([keptInLunarYear(1998, 1, 1), keptInLunarYear(2062, 1, 1)]).toEqual([null, null])
})
