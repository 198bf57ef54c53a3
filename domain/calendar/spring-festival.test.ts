import { expect, it } from 'vitest'
import { SPRING_FESTIVALS, springFestivalOf } from './spring-festival.ts'

/** The new moon of 2027 is at 23:56 in Beijing: the platform's calendar takes it to be past midnight, the almanac does not. */
const AT_MIDNIGHT = '2027-02-06'

it('every Spring Festival is the first day of the first month of the Chinese calendar, and none is left out', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  for (const day of SPRING_FESTIVALS.filter((d) => d !== AT_MIDNIGHT))
    expect([day, lunar.format(new Date(`${day}T12:00:00Z`))]).toEqual([day, '1/1'])
  expect(SPRING_FESTIVALS.map((d) => Number(d.slice(0, 4)))).toEqual(Array.from({ length: 27 }, (_, i) => 2024 + i))
  expect(springFestivalOf(2027)).toBe(AT_MIDNIGHT)
  expect(springFestivalOf(2060)).toBeNull()
})
