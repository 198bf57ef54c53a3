import { expect, it } from 'vitest'
import { birthdayIn } from './touch.ts'

it('a birthday within a term, over the turn of the year as well; none where no day is written', () => {
  expect(birthdayIn('2016-09-15', '2026-09-01', '2026-12-31')).toBe('2026-09-15')
  expect(birthdayIn('2016-01-05', '2026-09-01', '2027-01-20')).toBe('2027-01-05')
  expect(birthdayIn('2016-08-31', '2026-09-01', '2027-01-20')).toBeNull()
  expect([birthdayIn('2016-09', '2026-09-01', '2027-01-20'), birthdayIn(null, '2026-09-01', '2027-01-20')]).toEqual([
    null,
    null,
  ])
})
