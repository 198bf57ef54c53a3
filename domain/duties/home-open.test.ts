import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { homeSession } from '../records/home-session.ts'
import { dutiesOfSubject } from './engine.ts'
import { homeOpen } from './home-open.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject } from './subject-facts.ts'
import type { Evidence } from './types.ts'

const HOME: DutySubject = {
  kind: 'entry',
  facts: {
    entryId: 'e',
    kind: 'home',
    about: { kind: 'place', id: '1' },
    childId: null,
    placeId: 1,
    schoolId: 1,
    classId: null,
    villageId: null,
    townshipId: 9,
    holder: null,
    fromOn: '2026-08-01',
    untilOn: null,
    state: 'running',
    ended: false,
    answers: { name: '河湾儿童之家' },
    due: [],
  },
}
const TERMS = DEFAULT_TERMS.filter((t) => t.id === '2026-autumn')
const opened = (on: string, staff: number): Evidence => ({
  recordId: `${on}-${staff}`,
  kind: 'home-session',
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  reached: staff >= 2,
  staff,
  role: 'about',
})
/** How many openings of the week of 9 November are met, on the Sunday after. */
const met = (...records: Evidence[]) =>
  dutiesOfSubject(
    HOME,
    { records, waivers: [] },
    planTermsFor(HOME, { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }, TERMS, [homeOpen]),
    '2026-11-15',
  ).filter((d) => d.period.windows.opens >= '2026-11-09' && d.period.windows.due <= '2026-11-15' && d.state === 'met')
    .length

it('a home that says no hours is opened twice a week; one alone on duty does not meet it', () => {
  expect([met(), met(opened('2026-11-10', 2)), met(opened('2026-11-10', 2), opened('2026-11-12', 2))]).toEqual([
    0, 1, 2,
  ])
  expect(met(opened('2026-11-10', 1), opened('2026-11-12', 1))).toBe(0)
})

it('an opening asks when, and what was looked at for safety; its line tells who was alone', () => {
  const told = validateRecord(
    homeSession,
    { happenedOn: '2026-11-10', body: {}, staff: [{ name: '冉梅' }, { name: '康国林' }], took: [] },
    { today: '2026-11-15' },
  )
  expect(told.map((p) => p.field)).toEqual(['from', 'to', 'safety'])
  expect(homeSession.line({ from: '16:00', to: '18:00', done: ['chess'], alone: '冉老师送孩子看病' })).toBe(
    '16:00–18:00，下棋，一个人值班',
  )
})
