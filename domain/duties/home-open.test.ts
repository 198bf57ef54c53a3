import { describe, expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import type { Calendar } from '../calendar/types.ts'
import { homeOpen } from './home-open.ts'
import type { EntryFacts } from './subject-facts.ts'

const autumn = defaultTerm('2026-autumn')
const calendar: Calendar = {
  terms: [autumn],
  daysOff: [{ fromOn: '2026-10-01', toOn: '2026-10-07', kind: 'holiday', name: '国庆' }],
}
const facts = (hours: unknown, more: Partial<EntryFacts> = {}): EntryFacts => ({
  entryId: 'e',
  kind: 'home',
  about: { kind: 'place', id: '1' },
  childId: null,
  placeId: 1,
  holder: null,
  fromOn: '2026-09-01',
  untilOn: null,
  state: 'running',
  ended: false,
  answers: { hours },
  due: [],
  schoolId: 1,
  classId: null,
  villageId: null,
  townshipId: null,
  ...more,
})
const keys = (hours: unknown, monday: string) =>
  homeOpen.periods(calendar, autumn, facts(hours)).flatMap((p) => (p.key.startsWith(monday) ? [p.key.slice(11)] : []))
const TUESDAY_THURSDAY = [{ day: '2' }, { day: '4' }]

describe('a Children’s Home is opened (S2B.10, S2B.12)', () => {
  it('as often a week as it has days, twice where it says none; not on days off', () => {
    expect(keys(TUESDAY_THURSDAY, '2026-11-16')).toEqual(['1', '2'])
    expect(keys([{ day: '2' }, { day: '4' }, { day: '6' }, { day: '6' }], '2026-11-16')).toEqual(['1', '2', '3'])
    expect(keys([], '2026-11-16')).toEqual(['1', '2'])
    // Of the week of the National Day only Tuesday is left.
    expect(keys(TUESDAY_THURSDAY, '2026-09-28')).toEqual(['1'])
    expect(keys([{ day: '1' }], '2026-10-05')).toEqual([])
  })
  it('until Sunday, two days of grace, a week to write it down', () => {
    const period = homeOpen.periods(calendar, autumn, facts(TUESDAY_THURSDAY)).find((p) => p.key === '2026-11-16.2')
    expect(period?.windows).toEqual({
      opens: '2026-11-16',
      due: '2026-11-22',
      grace: '2026-11-24',
      closes: '2026-11-29',
    })
    expect(period?.label).toBe('第12周第2次')
  })
  it('owed by one that is running, to the school or the village that keeps it', () => {
    const [period] = homeOpen.periods(calendar, autumn, facts(TUESDAY_THURSDAY))
    if (!period) throw new Error('no period')
    expect(homeOpen.applies(facts([]), period).owed).toBe(true)
    expect(homeOpen.applies(facts([], { state: 'resting' }), period).owed).toBe(false)
    expect(homeOpen.ownerAt?.(facts([]))).toBe('principal')
    expect(homeOpen.ownerAt?.(facts([], { schoolId: null, villageId: 2 }))).toBe('village-director')
  })
  it('met with two on duty; one alone leaves it owed (decision 029)', () => {
    const record = {
      recordId: 'r',
      kind: 'home-session',
      happenedOn: '2026-11-17',
      receivedOn: '2026-11-17',
      authorId: 'a',
    }
    expect(homeOpen.evidence.meets({ ...record, reached: true, staff: 2 }, [])).toBe(true)
    expect(homeOpen.evidence.meets({ ...record, reached: false, staff: 1 }, [])).toBe(false)
  })
})
