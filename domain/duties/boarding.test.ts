import { describe, expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import type { Calendar } from '../calendar/types.ts'
import { dutiesOfSubject, periodsFor } from './engine.ts'
import { nightCheckDuty } from './night-check.ts'
import { noonDuty } from './noon-duty.ts'
import type { EntryFacts } from './subject-facts.ts'
import { recordOn } from './testing/invented.ts'
import type { EntryRule } from './types.ts'

const autumn = defaultTerm('2026-autumn')
const calendar: Calendar = {
  terms: [autumn],
  daysOff: [
    { fromOn: '2026-10-01', toOn: '2026-10-07', kind: 'holiday', name: '国庆' },
    { fromOn: '2026-10-10', toOn: '2026-10-10', kind: 'make-up', name: '补课' },
    { fromOn: '2026-11-18', toOn: '2026-11-18', kind: 'closure', name: '停水' },
  ],
}
const facts = (kind: string, answers: Record<string, unknown> = {}, more: Partial<EntryFacts> = {}): EntryFacts => ({
  entryId: 'e',
  kind,
  about: { kind: 'place', id: '1' },
  childId: null,
  placeId: 1,
  holder: 'lin',
  fromOn: '2026-09-01',
  untilOn: null,
  state: 'running',
  ended: false,
  answers,
  due: [],
  schoolId: 1,
  classId: null,
  villageId: null,
  townshipId: null,
  ...more,
})
const days = (rule: EntryRule, of: EntryFacts, from: string, to: string) =>
  rule.periods(calendar, autumn, of).flatMap((p) => (p.key >= from && p.key <= to ? [p.key.slice(5)] : []))
const judged = (rule: EntryRule, of: EntryFacts, at: string, records: ReturnType<typeof recordOn>[]) =>
  dutiesOfSubject(
    { kind: 'entry', facts: of },
    { records, waivers: [] },
    [{ rule, periods: periodsFor(rule, { kind: 'entry', facts: of }, calendar, autumn) }],
    at,
  )

describe('夜里查铺 (S3.7)', () => {
  const dorm = facts('dormitory')
  it('is owed on nights before school days: Sunday to Thursday, and before a Saturday that makes up', () => {
    expect(days(nightCheckDuty, dorm, '2026-11-08', '2026-11-14')).toEqual([
      '11-08',
      '11-09',
      '11-10',
      '11-11',
      '11-12',
    ])
    // Not before a holiday or a closure; on the last evening of a holiday, and before the Saturday that makes up.
    expect(days(nightCheckDuty, dorm, '2026-09-28', '2026-10-10')).toEqual([
      '09-28',
      '09-29',
      '10-07',
      '10-08',
      '10-09',
    ])
    expect(days(nightCheckDuty, dorm, '2026-11-16', '2026-11-19')).toEqual(['11-16', '11-18', '11-19'])
  })
  it('a check tells of its own night: two on one evening do not make up for the next', () => {
    const records = [recordOn('night-check', '2026-11-09'), recordOn('night-check', '2026-11-09')]
    const state = (key: string, at = '2026-11-11') =>
      judged(nightCheckDuty, dorm, at, records).find((d) => d.period.key === key)?.state
    expect(['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'].map((key) => state(key))).toEqual([
      'met',
      'overdue',
      'due-soon',
      'not-yet',
    ])
    expect(state('2026-11-10', '2026-11-20')).toBe('missed')
  })
  it('is the boarding teacher’s; a dormitory where nobody lives for now owes nothing', () => {
    const [duty] = judged(nightCheckDuty, dorm, '2026-11-09', [])
    expect(duty?.owner).toEqual({ account: 'lin', role: 'principal' })
    const rests = judged(nightCheckDuty, facts('dormitory', {}, { state: 'resting' }), '2026-11-09', [])
    expect(new Set(rests.map((d) => d.state))).toEqual(new Set(['not-applicable']))
  })
})

describe('午间值班 (S2A.12)', () => {
  const roster = facts(
    'noon-roster',
    {
      days: [
        { day: '2', who: { account: 'min', name: '张敏' } },
        { day: '4', who: { name: '向兰' } },
      ],
    },
    { holder: null },
  )
  it('is owed on the roster’s weekdays that are school days, by whoever has that day', () => {
    expect(days(noonDuty, roster, '2026-09-28', '2026-10-09')).toEqual(['09-29', '10-08'])
    const owners = judged(noonDuty, roster, '2026-09-29', []).slice(0, 2)
    expect(owners.map((d) => [d.period.key, d.owner.account])).toEqual([
      ['2026-09-01', 'min'],
      ['2026-09-03', null],
    ])
  })
  it('is met by the record of that noon', () => {
    const state = (records: ReturnType<typeof recordOn>[]) =>
      judged(noonDuty, roster, '2026-11-20', records).find((d) => d.period.key === '2026-11-10')?.state
    expect(state([recordOn('noon-tutoring', '2026-11-10')])).toBe('met')
    expect(state([recordOn('noon-tutoring', '2026-11-12')])).toBe('missed')
  })
})
