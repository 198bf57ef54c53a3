import { expect, it } from 'vitest'
import { missedFrom, transferDayFault, waited } from './transfer.ts'

it('a child that waits is told of after a week, not before', () => {
  expect(waited('2026-11-24', '2026-11-24')).toEqual({ days: 0, late: false })
  expect(waited('2026-11-17', '2026-11-24')).toEqual({ days: 7, late: false })
  expect(waited('2026-11-16', '2026-11-24')).toEqual({ days: 8, late: true })
})

it('whoever graduated in summer is missed on 1 October, whoever graduated later a month afterwards', () => {
  expect([missedFrom('2026-07-10'), missedFrom('2026-09-01'), missedFrom('2026-11-02')]).toEqual([
    '2026-10-01',
    '2026-10-01',
    '2026-12-02',
  ])
})

it('a day of another year is a mistyped one', () => {
  expect(transferDayFault('2026-11-20', '2026-11-24')).toBeNull()
  expect(transferDayFault('2027-03-01', '2026-11-24')).toBeNull()
  expect(transferDayFault('2025-11-20', '2026-11-24')).toContain('之间的一天')
  expect(transferDayFault('2028-11-20', '2026-11-24')).toContain('之间的一天')
})
