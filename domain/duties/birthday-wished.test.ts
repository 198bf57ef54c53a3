import { expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF } from '../calendar/defaults.ts'
import type { Term } from '../calendar/types.ts'
import type { BirthdayBy } from '../registers/birthday.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { birthdayWished } from './birthday-wished.ts'
import { dutiesOf } from './engine.ts'
import { LEFT_BEHIND } from './testing/invented.ts'
import type { Evidence } from './types.ts'

const TERM: Term = { id: '2026-autumn', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }
const care = (happenedOn: string, sort: string): Evidence => ({
  recordId: `${happenedOn} ${sort}`,
  kind: 'care',
  happenedOn,
  receivedOn: happenedOn,
  authorId: 'a',
  reached: true,
  sort,
})
const owed = (at: string, of: Partial<ChildFacts>, records: Evidence[] = [], birthdayBy: BirthdayBy | null = null) => {
  const calendar = { terms: [TERM], daysOff: DEFAULT_DAYS_OFF }
  const planned = [{ rule: birthdayWished, periods: birthdayWished.periods(calendar, TERM) }]
  return dutiesOf('c', { facts: [{ ...LEFT_BEHIND, ...of }], records, waivers: [], birthdayBy }, planned, at)
    .filter((d) => d.state !== 'not-applicable')
    .map((d) => [d.state, d.period.key])
}

it('is owed in the week of the birthday, from a week before; by the calendar that the family keeps', () => {
  expect(owed('2026-11-18', { birth: '2017-11-25' })).toEqual([['open', '2026-11-23']])
  expect(owed('2026-11-10', { birth: '2017-11-25' })).toEqual([['not-yet', '2026-11-23']])
  // 25 November 2017 is the eighth of the tenth lunar month: 16 November 2026.
  expect(owed('2026-11-18', { birth: '2017-11-25' }, [], 'lunar')).toEqual([['open', '2026-11-16']])
  expect(owed('2026-11-18', { birth: '2017-11' })).toEqual([])
  expect(owed('2026-11-18', { birth: '2017-07-25' })).toEqual([])
})

it('is met by a birthday that was recorded, not by another kindness', () => {
  const birth = '2017-11-25'
  expect(owed('2026-12-02', { birth }, [care('2026-11-25', 'birthday')])[0]?.[0]).toBe('met')
  expect(owed('2026-12-02', { birth }, [care('2026-11-20', 'birthday')])[0]?.[0]).toBe('met')
  expect(owed('2026-12-02', { birth }, [care('2026-11-25', 'praise')])[0]?.[0]).toBe('overdue')
})
