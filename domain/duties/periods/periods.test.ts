import { expect, it } from 'vitest'
import { defaultTerm } from '../../calendar/defaults.ts'
import type { Calendar } from '../../calendar/types.ts'
import type { Period } from '../types.ts'
import { afterEvents, dueDates } from './after-event.ts'
import { everyDays } from './every-days.ts'
import { onDay } from './fixed-date.ts'
import { halfYears } from './half-year.ts'
import { months } from './month.ts'
import { openings } from './openings.ts'
import { phases } from './phase.ts'
import { onceATerm } from './term.ts'
import { weeklySlots } from './weekly.ts'

const autumn = defaultTerm('2026-autumn')
const spring = defaultTerm('2026-spring')
const calendar: Calendar = {
  terms: [spring, autumn],
  daysOff: [{ fromOn: '2026-10-01', toOn: '2026-10-07', kind: 'holiday', name: '国庆' }],
}
const flood: Calendar = {
  terms: [autumn],
  daysOff: [{ fromOn: '2026-09-14', toOn: '2026-09-16', kind: 'closure', name: '停课' }],
}
const shown = (periods: readonly Period[]) =>
  periods.map(({ key, windows: w }) => [key, w.opens, w.due, w.grace, w.closes].join(' '))

it('months and phases', () => {
  expect(shown(months({ dueDay: 20 })(calendar, autumn))[0]).toBe('2026-09 2026-09-01 2026-09-20 2026-10-03 2026-10-10')
  expect(months()(calendar, autumn).map((p) => p.label)).toEqual(['9月', '10月', '11月', '12月', '1月'])
  expect(phases(calendar, autumn).map((p) => p.label)).toEqual(['期初', '期中', '期末'])
})

it('once a term, within its weeks; a closure puts it off', () => {
  expect(shown(onceATerm({ from: 2, to: 3 })(calendar, autumn))).toEqual([
    '2026-autumn 2026-09-07 2026-09-20 2026-09-27 2026-10-11',
  ])
  expect(shown(onceATerm({ from: 2, to: 3 })(flood, autumn))).toEqual([
    '2026-autumn 2026-09-07 2026-09-23 2026-09-30 2026-10-14',
  ])
  expect(onceATerm({ from: 30 })(calendar, autumn)).toEqual([])
})

it('half-years belong to the term that begins in them', () => {
  expect(shown(halfYears()(calendar, spring))).toEqual(['2026-h1 2026-01-01 2026-06-30 2026-06-30 2026-07-31'])
  expect(halfYears()(calendar, autumn).map((p) => p.label)).toEqual(['下半年'])
})

it('a day of the year, where the term has it', () => {
  const children = onDay('06-01', '六一', { before: 14 })
  expect(shown(children(calendar, spring))).toEqual(['2026-06-01 2026-05-18 2026-06-01 2026-06-04 2026-06-15'])
  expect(children(calendar, autumn)).toEqual([])
  expect(onDay('01-10', '腊八', { before: 3 })(calendar, autumn).map((p) => p.key)).toEqual(['2027-01-10'])
})

it('weekdays, without days off', () => {
  const slots = weeklySlots([6, 3])(calendar, autumn)
  expect(slots.slice(0, 2).map((p) => [p.key, p.label])).toEqual([
    ['2026-09-02', '第1周周三'],
    ['2026-09-05', '第1周周六'],
  ])
  expect(slots.some((p) => p.key === '2026-10-03')).toBe(false)
})

it('a school’s make-up day lifts the holiday it lies in, for whoever opens on that weekday; a closure stands above it', () => {
  const daysOff: Calendar['daysOff'] = [
    { fromOn: '2026-10-01', toOn: '2026-10-11', kind: 'holiday', name: '国庆' },
    { fromOn: '2026-10-10', toOn: '2026-10-10', kind: 'make-up', name: '补课' },
  ]
  const closed = [...daysOff, { fromOn: '2026-10-10', toOn: '2026-10-10', kind: 'closure' as const, name: '停水' }]
  const saturdays = (off: Calendar['daysOff']) =>
    weeklySlots([6])({ terms: [autumn], daysOff: off }, autumn).map((p) => p.key)
  const weeksOpen = (off: Calendar['daysOff']) =>
    openings([6])({ terms: [autumn], daysOff: off }, autumn).map((p) => p.windows.opens)
  expect(saturdays(daysOff)).toContain('2026-10-10')
  expect(saturdays(daysOff)).not.toContain('2026-10-03')
  expect(saturdays(closed)).not.toContain('2026-10-10')
  expect(weeksOpen(daysOff)).toContain('2026-10-05')
  expect(weeksOpen(daysOff)).not.toContain('2026-09-28')
  expect(weeksOpen(closed)).not.toContain('2026-10-05')
})

it('every so many days', () => {
  const checks = everyDays(28)(calendar, autumn)
  expect(shown(checks)[1]).toBe('2026-autumn.2026-09-29 2026-09-29 2026-10-26 2026-10-29 2026-11-05')
  expect(checks).toHaveLength(5)
})

it('after an event, and at a date of its own', () => {
  const events = [
    { key: 'back', label: '返回', on: '2026-09-10' },
    { key: 'before', label: '更早', on: '2026-08-01' },
  ]
  expect(shown(afterEvents(14)(calendar, autumn, events))).toEqual(['back 2026-09-10 2026-09-24 2026-09-27 2026-10-08'])
  // A day of the holidays belongs to the term after them.
  expect(shown(dueDates()(calendar, autumn, events))).toEqual([
    'back 2026-09-03 2026-09-10 2026-09-13 2026-10-10',
    'before 2026-07-25 2026-08-01 2026-08-04 2026-08-31',
  ])
})
