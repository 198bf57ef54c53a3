import { describe, expect, it } from 'vitest'
import type { Calendar } from '../calendar/types.ts'
import { pairingRhythm } from './pairing-rhythm.ts'
import type { EntryFacts } from './subject-facts.ts'

const term = {
  id: '2026-autumn',
  name: '2026年秋季学期',
  startsOn: '2026-09-01',
  endsOn: '2027-01-22',
} as Calendar['terms'][number]
const calendar = { terms: [term], daysOff: [], closures: [] } as unknown as Calendar

const pair = (answers: Record<string, unknown>, more: Partial<EntryFacts> = {}): EntryFacts => ({
  entryId: 'e',
  kind: 'pairing',
  about: { kind: 'child', id: 'c' },
  childId: 'c',
  placeId: null,
  holder: null,
  schoolId: 1,
  classId: 2,
  villageId: 3,
  townshipId: 4,
  fromOn: '2026-08-20',
  untilOn: null,
  state: 'open',
  ended: false,
  answers: { sort: 'teacher', consent: 'written', ...answers },
  due: [],
  ...more,
})
const owed = (facts: EntryFacts) =>
  pairingRhythm.periods(calendar, term, facts).filter((p) => pairingRhythm.applies(facts, p).owed).length

describe('the rhythm of a pairing', () => {
  it('owes as often as was agreed', () => {
    expect(owed(pair({ rhythm: 'month' }))).toBe(5)
    expect(owed(pair({ rhythm: 'half-month' }))).toBe(10)
    expect(owed(pair({ rhythm: 'term' }))).toBe(2)
    expect(owed(pair({ rhythm: 'once' }))).toBe(1)
    expect(owed(pair({ rhythm: 'week' }))).toBeGreaterThan(18)
  })

  it('owes nothing before the guardian agreed and the helper was checked', () => {
    expect(owed(pair({ rhythm: 'month', consent: 'not-yet' }))).toBe(0)
    expect(owed(pair({ rhythm: 'month', sort: 'volunteer' }))).toBe(0)
    expect(owed(pair({ rhythm: 'month', sort: 'volunteer', checkedOn: '2026-08-01' }))).toBe(5)
  })

  it('owes nothing of the time before both were done, and a later check takes nothing back', () => {
    expect(owed(pair({ rhythm: 'month', consentOn: '2026-11-20' }))).toBe(2)
    expect(owed(pair({ rhythm: 'month', sort: 'volunteer', checkedOn: '2026-10-15' }))).toBe(3)
    // Of a teacher nobody waits for a check; a year later it is the next one.
    expect(owed(pair({ rhythm: 'month', checkedOn: '2026-10-15' }))).toBe(5)
    const long = { fromOn: '2025-11-02' }
    expect(owed(pair({ rhythm: 'month', sort: 'volunteer', checkedOn: '2026-10-15' }, long))).toBe(5)
  })

  it('begins with the first whole period and stops with the end', () => {
    expect(owed(pair({ rhythm: 'month' }, { fromOn: '2026-10-12' }))).toBe(3)
    expect(owed(pair({ rhythm: 'month' }, { untilOn: '2026-11-10', ended: true, state: 'ended' }))).toBe(2)
  })

  it('a way in vain does not meet it', () => {
    const met = (reached: boolean) =>
      pairingRhythm.evidence.meets({ reached } as Parameters<typeof pairingRhythm.evidence.meets>[0], [])
    expect([met(true), met(false)]).toEqual([true, false])
  })
})
