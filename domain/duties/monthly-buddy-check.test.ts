import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { dutiesOfSubject } from './engine.ts'
import { monthlyBuddyCheck } from './monthly-buddy-check.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject, EntryFacts } from './subject-facts.ts'
import type { Evidence } from './types.ts'

const facts = (more: Partial<EntryFacts>): EntryFacts => ({
  entryId: 'e',
  kind: 'buddy',
  about: { kind: 'child', id: 'c' },
  childId: 'c',
  placeId: null,
  holder: null,
  schoolId: 1,
  classId: 2,
  villageId: 3,
  townshipId: null,
  fromOn: '2026-08-30',
  untilOn: null,
  state: 'open',
  ended: false,
  answers: {},
  due: [],
  ...more,
})
const check = (on: string): Evidence => ({
  recordId: on,
  kind: 'buddy-check',
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  reached: true,
})
const states = (more: Partial<EntryFacts>, records: Evidence[]) => {
  const of: DutySubject = { kind: 'entry', facts: facts(more) }
  const terms = DEFAULT_TERMS.filter((t) => t.id === '2026-autumn')
  return dutiesOfSubject(
    of,
    { records, waivers: [] },
    planTermsFor(of, { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }, terms, [monthlyBuddyCheck]),
    '2026-11-28',
  )
    .filter((d) => d.state !== 'not-applicable' && d.state !== 'not-yet')
    .map((d) => [d.period.key, d.state])
}

it('each month somebody looks at the buddies (S2A.9)', () => {
  expect(states({}, [check('2026-09-20'), check('2026-11-10')])).toEqual([
    ['2026-09', 'met'],
    ['2026-10', 'missed'],
    ['2026-11', 'met'],
  ])
})

it('from the first whole month on, and not after the end', () => {
  expect(states({ fromOn: '2026-10-12' }, [])).toEqual([['2026-11', 'overdue']])
  expect(states({ untilOn: '2026-10-10', state: 'changed', ended: true }, [])).toEqual([['2026-09', 'missed']])
})
