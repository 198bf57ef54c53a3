import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF } from './defaults.ts'
import type { DayOff } from './types.ts'
import { closedDays, monthsOf, schoolDays } from './weeks.ts'

const closure = (fromOn: string, toOn: string, name = '停课'): DayOff => ({ fromOn, toOn, kind: 'closure', name })
const days = (...daysOff: DayOff[]) => closedDays({ terms: [], daysOff }, '2026-11-01', '2026-11-30')

it.each<[string, DayOff[], number]>([
  ['none', [], 0],
  ['one within', [closure('2026-11-16', '2026-11-20')], 5],
  ['over both ends', [closure('2026-10-20', '2026-12-10')], 30],
  ['outside', [closure('2026-12-01', '2026-12-05')], 0],
  // The county and the school enter the same flood.
  ['the same twice', [closure('2026-11-16', '2026-11-22'), closure('2026-11-16', '2026-11-22', '水灾')], 7],
  ['overlapping', [closure('2026-11-18', '2026-11-24'), closure('2026-11-16', '2026-11-20')], 9],
  ['one within another', [closure('2026-11-10', '2026-11-20'), closure('2026-11-12', '2026-11-13')], 11],
  ['apart', [closure('2026-11-23', '2026-11-24'), closure('2026-11-02', '2026-11-03')], 4],
  ['a holiday', [{ ...closure('2026-11-16', '2026-11-20'), kind: 'holiday' }], 0],
])('days closed: %s', (_what, daysOff, n) => expect(days(...daysOff)).toBe(n))

const calendar = (...daysOff: DayOff[]) => ({ terms: [], daysOff })
const off = (kind: DayOff['kind'], fromOn: string, toOn = fromOn): DayOff => ({ kind, fromOn, toOn, name: '' })

// Saturday 2026-10-10 and Sunday 2026-10-11 end a week that holds Monday 2026-10-05.
it.each<[string, DayOff[], number]>([
  ['a usual week', [], 5],
  ['a holiday from Monday to Wednesday', [off('holiday', '2026-10-05', '2026-10-07')], 2],
  ['and its Saturday that makes up', [off('holiday', '2026-10-05', '2026-10-07'), off('make-up', '2026-10-10')], 3],
  ['both days of the weekend', [off('make-up', '2026-10-10', '2026-10-11')], 7],
  ['a weekday marked so too is one day', [off('make-up', '2026-10-06')], 5],
  [
    'a make-up day within a longer holiday',
    [off('holiday', '2026-10-05', '2026-10-11'), off('make-up', '2026-10-10')],
    1,
  ],
  ['a flood on a make-up day', [off('make-up', '2026-10-10'), off('closure', '2026-10-09', '2026-10-10')], 4],
])('school days: %s', (_what, daysOff, n) => {
  expect(schoolDays(calendar(...daysOff), '2026-10-05', '2026-10-11')).toBe(n)
})

it('a term that begins late owes its first month where a make-up day gives it ten school days', () => {
  const term = { id: '2026-autumn', name: '', startsOn: '2026-09-17', endsOn: '2027-01-20' }
  const usual = DEFAULT_DAYS_OFF
  expect(monthsOf({ terms: [term], daysOff: usual }, term)[0]).toBe('2026-09')
  expect(monthsOf({ terms: [term], daysOff: usual.filter((d) => d.kind !== 'make-up') }, term)[0]).toBe('2026-10')
})
