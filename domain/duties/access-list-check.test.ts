import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF } from '../calendar/defaults.ts'
import type { Term } from '../calendar/types.ts'
import { accessListCheck } from './access-list-check.ts'
import { dutiesOfSubject } from './engine.ts'
import type { PlaceFacts } from './subject-facts.ts'

const AUTUMN: Term = { id: '2026-autumn', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }
const SPRING: Term = { id: '2026-spring', name: '2026年春季学期', startsOn: '2026-02-20', endsOn: '2026-07-05' }
const school: PlaceFacts = {
  placeId: 1,
  kind: 'school',
  fromOn: null,
  untilOn: null,
  has: [],
  schoolId: 1,
  classId: null,
  villageId: null,
  townshipId: 9,
  accounts: 5,
}
const stateAt = (at: string, more: Partial<PlaceFacts> = {}, term = AUTUMN) => {
  const facts = { ...school, ...more }
  const calendar = { terms: [term], daysOff: DEFAULT_DAYS_OFF }
  const planned = [{ rule: accessListCheck, periods: accessListCheck.periods(calendar, term, facts) }]
  return dutiesOfSubject({ kind: 'place', facts }, { records: [], waivers: [] }, planned, at).map((d) => [
    d.state,
    d.owner.role,
  ])
}

it('is asked once a year, in September, of the principal and of the township', () => {
  expect(stateAt('2026-09-10')).toEqual([['open', 'principal']])
  expect(stateAt('2026-10-20')).toEqual([['overdue', 'principal']])
  expect(stateAt('2026-09-10', { kind: 'township', schoolId: null })).toEqual([['open', 'township-officer']])
  expect(stateAt('2026-06-01', {}, SPRING)).toEqual([])
})

it('is met by the signed list alone, and by none of another year', () => {
  expect(stateAt('2026-10-20', { lists: ['2025-09-20', '2026-09-18'] })).toEqual([['met', 'principal']])
  expect(stateAt('2026-10-20', { lists: ['2025-09-20'] })).toEqual([['overdue', 'principal']])
  expect(stateAt('2026-12-20', { lists: ['2026-12-01'] })).toEqual([['met-late', 'principal']])
})

it('is not asked where one person works alone', () => {
  expect(stateAt('2026-10-20', { accounts: 1 })).toEqual([['not-applicable', 'principal']])
})
