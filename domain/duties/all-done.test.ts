import { expect, it } from 'vitest'
import { DEFAULT_TERMS } from '../calendar/defaults.ts'
import { allDone } from './all-done.ts'
import { dutiesOf } from './engine.ts'
import { monthlyTalk } from './monthly-talk.ts'
import { openTerms } from './open-terms.ts'
import { planTerms } from './plan-terms.ts'
import { termHomeVisits } from './term-home-visits.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'
import type { DutyRule } from './types.ts'

const RULES: readonly DutyRule[] = [monthlyTalk, termHomeVisits]
const CALENDAR = { terms: DEFAULT_TERMS, daysOff: [] }
const done = (at: string, days: string[], waived: string[] = []) => {
  const records = days.map((day) => recordOn(day.startsWith('visit') ? 'home-visit' : 'talk', day.slice(-10)))
  const waivers = waived.map((period) => ({
    id: period,
    rule: 'monthly-talk',
    subject: { kind: 'child' as const, id: 'c' },
    period,
    reason: '病假',
  }))
  const planned = planTerms(CALENDAR, openTerms(CALENDAR, at)).filter(({ rule }) => RULES.includes(rule))
  return allDone(dutiesOf('c', { facts: [LEFT_BEHIND], records, waivers }, planned, at), at)
}

it.each<[string, string, string[], string[], boolean]>([
  ['nothing asked in the holidays', '2026-08-10', [], [], false],
  ['nor though all was done before', '2027-02-15', ['2027-01-05', 'visit 2027-01-05'], [], false],
  ['something open', '2026-12-15', [], [], false],
  ['the talk done, no visit asked', '2026-12-15', ['2026-12-02'], [], true],
  ['the talk done, the visit not', '2026-12-22', ['2026-12-02'], [], false],
  ['both', '2026-12-22', ['2026-12-02', 'visit 2026-12-21'], [], true],
  ['waived is not done', '2026-12-15', [], ['2026-12'], false],
  ['last month’s talk still owed', '2026-12-08', ['2026-12-02', 'visit 2026-10-20'], [], false],
  ['after the last day of term, what was asked is done', '2027-01-25', ['2027-01-05', 'visit 2027-01-05'], [], true],
])('%s', (_what, at, days, waived, is) => expect(done(at, days, waived)).toBe(is))
