import { expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { dutiesOf, planPeriods } from './engine.ts'
import { termCardCheck } from './term-card-check.ts'
import { termSurvey } from './term-survey.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'

const term = defaultTerm('2026-autumn')
const on = (rule: string) => ({ rule, fromOn: term.startsOn, on: true, earlier: 0, basis: '' })
const asked = (rules: ReturnType<typeof on>[], at: string, records: ReturnType<typeof recordOn>[] = []) =>
  dutiesOf(
    'c',
    { facts: [LEFT_BEHIND], records, waivers: [] },
    planPeriods({ terms: [term], daysOff: [], rules }, term, [termSurvey, termCardCheck]),
    at,
  )
const of = (key: string, at: string, records: ReturnType<typeof recordOn>[] = []) =>
  asked([on('term-survey'), on('term-card-check')], at, records).find((d) => d.rule === key)

it('a county that switched neither on asks nobody for a survey or a card', () => {
  expect(asked([], '2026-11-30')).toEqual([])
  expect(asked([on('term-survey')], '2026-11-30').map((d) => d.rule)).toEqual(['term-survey'])
})

it('term-survey: due by the eighth week, met by one survey of the term (S1.8)', () => {
  expect(of('term-survey', '2026-10-20')?.period.windows.due).toBe('2026-10-25')
  expect(of('term-survey', '2026-10-20')?.state).toBe('open')
  expect(of('term-survey', '2026-10-27')?.state).toBe('overdue')
  expect(of('term-survey', '2026-10-27', [recordOn('survey', '2026-09-20')])?.state).toBe('met')
  expect(of('term-survey', '2026-12-31')?.state).toBe('missed')
  // A talk about the same things is no survey.
  expect(of('term-survey', '2026-10-27', [recordOn('talk', '2026-09-20')])?.state).toBe('overdue')
})

it('term-card-check: from the tenth week; a number that does not answer is a try (S3.17)', () => {
  expect(of('term-card-check', '2026-11-01')?.state).toBe('not-yet')
  const tried = of('term-card-check', '2026-12-10', [recordOn('card-check', '2026-12-09', { reached: false })])
  expect([tried?.state, tried?.attempts.length]).toEqual(['open', 1])
  expect(of('term-card-check', '2026-12-10', [recordOn('card-check', '2026-12-09')])?.state).toBe('met')
})
