import { expect, it } from 'vitest'
import { SPRING_FESTIVALS, springFestivalOf } from './spring-festival.ts'

/** New moons within minutes of midnight in Beijing (23:56, 00:07): the platform’s calendar takes them for the other day, the almanac does not. */
const AT_MIDNIGHT = ['2027-02-06', '2030-02-03']

it('every Spring Festival is the first day of the first month of the Chinese calendar, and none is left out', () => {
  const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  for (const day of SPRING_FESTIVALS.filter((d) => !AT_MIDNIGHT.includes(d)))
    expect([day, lunar.format(new Date(`${day}T12:00:00Z`))]).toEqual([day, '1/1'])
  expect(SPRING_FESTIVALS.map((d) => Number(d.slice(0, 4)))).toEqual(Array.from({ length: 27 }, (_, i) => 2024 + i))
  expect(springFestivalOf(2027)).toBe('2027-02-06')
  expect(springFestivalOf(2060)).toBeNull()
})
