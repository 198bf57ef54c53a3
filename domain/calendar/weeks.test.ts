import { expect, it } from 'vitest'
import type { DayOff } from './types.ts'
import { closedDays } from './weeks.ts'

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
