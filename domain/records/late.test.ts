import { expect, it } from 'vitest'
import { talkFigures } from '../figures/talks.ts'
import { daysLate, isLate, LATE_DAYS } from './late.ts'

it('a record is late only after the days of grace, across months too', () => {
  expect(isLate('2026-11-23', '2026-11-23')).toBe(false)
  expect(isLate('2026-11-23', '2026-11-24')).toBe(false)
  expect(isLate('2026-11-29', '2026-12-02')).toBe(false)
  expect(isLate('2026-11-29', '2026-12-03')).toBe(true)
  expect(daysLate('2026-11-29', '2026-12-03')).toBe(LATE_DAYS + 1)
})

it('the figure tells the same days', () => {
  const figure = talkFigures('education').find((f) => f.id === 'records.late')
  expect(figure?.definition).toContain(`超过${LATE_DAYS}天`)
  expect(figure?.filter).toEqual({ column: 'lateDays', op: '>', value: LATE_DAYS })
})
