import { expect, it } from 'vitest'
import { birthdayKept, lunarWords } from './birthday.ts'

it.each([
  // 15 September 2016 was 八月十五; in 2026 that is 25 September.
  ['2016-09-15', 'lunar', '八月十五', '2026-09-01', '2026-09-30', '2026-09-25'],
  ['2016-09-15', 'solar', null, '2026-09-01', '2026-09-30', '2026-09-15'],
  ['2016-09-15', null, null, '2026-09-01', '2026-09-30', '2026-09-15'],
  // The papers have the lunar day itself.
  ['2016-08-15', 'written-lunar', '八月十五', '2026-09-01', '2026-09-30', '2026-09-25'],
  // 腊月廿九: kept in the lunar year before the civil one.
  ['2017-01-26', 'lunar', '腊月廿九', '2027-01-25', '2027-02-07', '2027-02-05'],
  ['2016-02-29', 'solar', null, '2026-02-23', '2026-03-08', '2026-02-28'],
  ['2016-02-29', 'solar', null, '2028-02-23', '2028-03-08', '2028-02-29'],
  ['2016-09-15', 'lunar', '八月十五', '2026-10-01', '2026-10-14', null],
  ['2016-09', 'lunar', null, '2026-09-01', '2026-09-30', null],
  [null, 'lunar', null, '2026-09-01', '2026-09-30', null],
] as const)('%s by %s is %s, between %s and %s on %s', (birth, by, words, from, to, on) => {
  expect([lunarWords(birth, by), birthdayKept({ birth, by }, from, to)]).toEqual([words, on])
})

it('whoever is born on a day to come has none yet, and a term over New Year finds the one behind it', () => {
  expect(birthdayKept({ birth: '2026-09-10', by: null }, '2026-09-01', '2026-09-30')).toBeNull()
  expect(birthdayKept({ birth: '2016-01-05', by: 'solar' }, '2026-09-01', '2027-01-20')).toBe('2027-01-05')
})
