import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { openTerms } from './open-terms.ts'

const CALENDAR = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
const idsAt = (date: string) => openTerms(CALENDAR, date).map((t) => t.id)

it.each([
  ['before the first term', '2025-08-20', ['2025-autumn']],
  ['within a term', '2026-11-25', ['2026-autumn']],
  ['its last day', '2027-01-20', ['2026-autumn']],
  ['the day after: what is overdue is still owed', '2027-01-21', ['2026-autumn', '2027-spring']],
  ['the holidays, when all has closed: what was missed is still told', '2027-02-15', ['2026-autumn', '2027-spring']],
  ['the first day of the next', '2027-02-23', ['2027-spring']],
  ['after the last term', '2028-06-01', ['2027-autumn']],
])('%s', (_what, date, ids) => expect(idsAt(date)).toEqual(ids))

it('a window that reaches into the next term keeps the last one in sight', () => {
  const closure = { fromOn: '2026-12-28', toOn: '2027-01-17', kind: 'closure' as const, name: '大雪停课' }
  const stretched = { ...CALENDAR, daysOff: [...DEFAULT_DAYS_OFF, closure] }
  // The end phase ends on 17 January and closes 21 days later, and three weeks more for the closure: 28 February.
  expect(openTerms(stretched, '2027-02-28').map((t) => t.id)).toEqual(['2026-autumn', '2027-spring'])
  expect(openTerms(stretched, '2027-03-01').map((t) => t.id)).toEqual(['2027-spring'])
})
