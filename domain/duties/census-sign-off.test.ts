import { expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { censusSignOff } from './census-sign-off.ts'
import { dutiesOfSubject } from './engine.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject, PlaceFacts } from './subject-facts.ts'

const term = defaultTerm('2026-autumn')
const owed = (kind: PlaceFacts['kind'], at: string, rolls: PlaceFacts['rolls'] = []) => {
  const facts = { placeId: 7, kind, fromOn: null, untilOn: null, has: [], rolls }
  const of: DutySubject = {
    kind: 'place',
    facts: { ...facts, schoolId: null, classId: null, villageId: null, townshipId: null },
  }
  const planned = planTermsFor(of, { terms: [term], daysOff: [] }, [term], [censusSignOff])
  return dutiesOfSubject(of, { records: [], waivers: [] }, planned, at)
}

it('census-sign-off (S2A.3, S2B.1): each class and village within four weeks of the term, by who has that post', () => {
  const [duty] = owed('class', '2026-09-05')
  expect(duty).toMatchObject({ state: 'open', owner: { account: null, role: 'head-teacher' } })
  expect(owed('village', '2026-09-05')[0]?.owner.role).toBe('village-director')
  expect(owed('class', '2026-10-20')[0]?.state).toBe('overdue')
  expect(owed('school', '2026-09-05')).toEqual([])
})

it('a signed roll of the term meets it, from its day; one of another term does not; late is late', () => {
  const roll = (on: string, of = term.id) => [{ term: of, on }]
  expect(owed('class', '2026-09-20', roll('2026-09-15'))[0]).toMatchObject({ state: 'met', metOn: '2026-09-15' })
  expect(owed('class', '2026-09-10', roll('2026-09-15'))[0]?.state).toBe('open')
  expect(owed('class', '2026-10-20', roll('2026-03-15', '2026-spring'))[0]?.state).toBe('overdue')
  expect(owed('class', '2026-11-20', roll('2026-11-05'))[0]?.state).toBe('met-late')
  // Until the term is over it can be made good.
  expect(owed('class', '2027-01-15')[0]?.state).toBe('overdue')
})
