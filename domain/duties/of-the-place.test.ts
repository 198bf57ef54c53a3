import { describe, expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import type { Calendar } from '../calendar/types.ts'
import { dutiesOfSubject } from './engine.ts'
import { halfYearlyCondolence } from './half-yearly-condolence.ts'
import { juneFirst } from './june-first.ts'
import { planTermsFor } from './plan-terms.ts'
import { springFestival } from './spring-festival.ts'
import type { DutySubject, EntryFacts, PlaceFacts } from './subject-facts.ts'
import { termGroupMeeting } from './term-group-meeting.ts'
import { termGuardianMeeting } from './term-guardian-meeting.ts'
import { termLesson } from './term-lesson.ts'
import type { DutyRule, Evidence } from './types.ts'

const place = (kind: PlaceFacts['kind']): DutySubject => ({
  kind: 'place',
  facts: {
    placeId: 7,
    kind,
    fromOn: null,
    untilOn: null,
    has: [],
    schoolId: null,
    classId: null,
    villageId: null,
    townshipId: null,
  },
})
const record = (kind: string, on: string, sort: string | null = null): Evidence => ({
  recordId: on,
  kind,
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  reached: true,
  sort,
})
/** `fromOn`: the county switched it on from the first day of the term, or nobody did. */
const asked = (rule: DutyRule, of: DutySubject, termId: string, at: string, records: Evidence[] = [], on = true) => {
  const term = defaultTerm(termId)
  const rules = on ? [{ rule: rule.key, fromOn: '2026-01-01', on: true, earlier: 0, basis: '' }] : []
  const calendar: Calendar = { terms: [term], daysOff: [], rules }
  return dutiesOfSubject(of, { records, waivers: [] }, planTermsFor(of, calendar, [term], [rule]), at).filter(
    (d) => d.state !== 'not-applicable',
  )
}

it('nobody is asked for any of them where the county switched none on', () => {
  expect(asked(termLesson, place('class'), '2026-autumn', '2026-11-01', [], false)).toEqual([])
  expect(asked(termGroupMeeting, place('school'), '2026-autumn', '2026-11-01', [], false)).toEqual([])
  expect(asked(juneFirst, place('village'), '2026-spring', '2026-06-01', [], false)).toEqual([])
})

it('term-lesson (S1.2): a lesson of the class, by the sixteenth week; a meeting of parents is none', () => {
  const of = (records: Evidence[]) => asked(termLesson, place('class'), '2026-autumn', '2026-12-26', records)[0]?.state
  expect(of([])).toBe('overdue')
  expect(of([record('lesson', '2026-10-10')])).toBe('met')
  expect(of([record('meeting', '2026-10-10')])).toBe('overdue')
  expect(asked(termLesson, place('school'), '2026-autumn', '2026-12-26')).toEqual([])
})

it('term-guardian-meeting (S1.14): a meeting of the class’s families, by the sixteenth week; a lesson is none', () => {
  const of = (records: Evidence[]) =>
    asked(termGuardianMeeting, place('class'), '2026-autumn', '2026-12-26', records)[0]?.state
  expect(of([])).toBe('overdue')
  expect(of([record('meeting', '2026-10-10')])).toBe('met')
  expect(of([record('lesson', '2026-10-10')])).toBe('overdue')
  expect(asked(termGuardianMeeting, place('class'), '2026-autumn', '2026-11-01', [], false)).toEqual([])
})

it('term-group-meeting (S1.1, S2B.6): a school’s is the principal’s, a township’s its officer’s', () => {
  const of = (kind: 'school' | 'township', records: Evidence[] = []) =>
    asked(termGroupMeeting, place(kind), '2026-autumn', '2026-12-01', records)[0]
  expect([of('school')?.state, of('school')?.owner.role]).toEqual(['open', 'principal'])
  expect(of('township')?.owner.role).toBe('township-officer')
  expect(of('school', [record('group-meeting', '2026-09-08')])?.state).toBe('met')
})

describe('festivals of villages (S4.6)', () => {
  it('spring-festival: by the lunar year; what lies in the holidays belongs to the term after them', () => {
    const of = (at: string, records: Evidence[] = []) =>
      asked(springFestival, place('village'), '2027-spring', at, records)[0]
    expect(of('2027-02-01')?.period.windows).toMatchObject({ opens: '2027-01-16', due: '2027-02-06' })
    expect(of('2027-02-10')?.state).toBe('overdue')
    expect(of('2027-02-10', [record('activity', '2027-02-02', 'spring-festival')])?.state).toBe('met')
    expect(of('2027-02-10', [record('activity', '2027-02-02', 'interest')])?.state).toBe('overdue')
  })
  it('june-first: about the day, by an activity of that day', () => {
    const of = (records: Evidence[]) => asked(juneFirst, place('village'), '2026-spring', '2026-06-05', records)[0]
    expect(of([])?.state).toBe('overdue')
    expect(of([record('activity', '2026-05-30', 'june-first')])?.state).toBe('met')
  })
})

it('half-yearly-condolence (S2B.14): who stands in the register is visited in each half of the year', () => {
  const facts: EntryFacts = {
    entryId: 'e',
    kind: 'hardship',
    about: { kind: 'child', id: 'c' },
    childId: 'c',
    placeId: null,
    holder: null,
    schoolId: 1,
    classId: 2,
    villageId: 3,
    townshipId: 4,
    fromOn: '2026-08-30',
    untilOn: null,
    state: 'noted',
    ended: false,
    answers: {},
    due: [],
  }
  const of = (records: Evidence[], more: Partial<EntryFacts> = {}) =>
    asked(
      halfYearlyCondolence,
      { kind: 'entry', facts: { ...facts, ...more } },
      '2026-autumn',
      '2027-01-05',
      records,
    )[0]
  expect([of([])?.state, of([])?.period.label]).toEqual(['overdue', '下半年'])
  expect(of([record('condolence', '2026-11-20')])?.state).toBe('met')
  expect(of([record('home-visit', '2026-11-20')])?.state).toBe('overdue')
  // Whose family does better is owed nothing from then on.
  expect(of([], { ended: true, state: 'eased', untilOn: '2026-11-01' })).toBeUndefined()
})
