import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF } from '../calendar/defaults.ts'
import type { Term } from '../calendar/types.ts'
import { dutiesOfSubject } from './engine.ts'
import type { PlaceFacts } from './subject-facts.ts'
import { transferAnswer } from './transfer-answer.ts'

const TERM: Term = { id: '2026-autumn', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }
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
}
const statesAt = (at: string, handed: PlaceFacts['handed']) => {
  const facts = { ...school, ...(handed ? { handed } : {}) }
  const calendar = { terms: [TERM], daysOff: DEFAULT_DAYS_OFF }
  const planned = [{ rule: transferAnswer, periods: transferAnswer.periods(calendar, TERM, facts) }]
  return dutiesOfSubject({ kind: 'place', facts }, { records: [], waivers: [] }, planned, at).map((d) => d.state)
}

it('asks nothing of a school to which nobody was handed', () => {
  expect(statesAt('2026-11-24', undefined)).toEqual([])
})

it('one for each day on which children were handed over, due a week after', () => {
  const handed = [
    { asked: '2026-11-02', answered: '2026-11-05' },
    { asked: '2026-11-09', answered: '2026-11-20' },
    { asked: '2026-11-16', answered: null },
    { asked: '2026-11-20', answered: null },
  ]
  expect(statesAt('2026-11-24', handed)).toEqual(['met', 'met', 'overdue', 'due-soon'])
})

it('graduates handed over in summer are answered for in the autumn term', () => {
  expect(statesAt('2026-09-10', [{ asked: '2026-07-10', answered: null }])).toHaveLength(1)
})
