import { expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { dutiesOf, planPeriods } from './engine.ts'
import { monthlyCarerContact } from './monthly-carer-contact.ts'
import { monthlyFamilyCall } from './monthly-family-call.ts'
import { termHomeVisits } from './term-home-visits.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'

const term = defaultTerm('2026-autumn')
const planned = planPeriods({ terms: [term], daysOff: [] }, term, [
  monthlyFamilyCall,
  monthlyCarerContact,
  termHomeVisits,
])
const dutyOf = (rule: string, period: string, records: ReturnType<typeof recordOn>[]) =>
  dutiesOf('c', { facts: [LEFT_BEHIND], records, waivers: [] }, planned, '2026-11-30').find(
    (d) => d.rule === rule && d.period.key === period,
  )

it('a call that reached the parents meets its month; a try is told as a try', () => {
  expect(dutyOf('monthly-family-call', '2026-11', [recordOn('family-call', '2026-11-06')])?.state).toBe('met')
  const tried = dutyOf('monthly-family-call', '2026-11', [recordOn('family-call', '2026-11-06', { reached: false })])
  expect([tried?.state, tried?.attempts.length]).toEqual(['overdue', 1])
  expect(tried?.why).toContain('试过1次没有联系上（11月6日），还要再试。')
})

it('a visit that met whoever looks after the child is a contact too, and remains a visit', () => {
  const visit = recordOn('home-visit', '2026-11-06')
  expect(dutyOf('monthly-carer-contact', '2026-11', [visit])?.metBy).toBe(visit.recordId)
  expect(dutyOf('term-home-visits', '2026-autumn.middle', [visit])?.metBy).toBe(visit.recordId)
  const nobody = recordOn('home-visit', '2026-11-06', { reached: false })
  expect(dutyOf('monthly-carer-contact', '2026-11', [nobody])?.state).toBe('overdue')
})

it('a talk of a teacher with the parents is no call of the child', () => {
  expect(dutyOf('monthly-family-call', '2026-11', [recordOn('parent-contact', '2026-11-06')])?.state).toBe('overdue')
})
