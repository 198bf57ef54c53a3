import { expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { dutiesOf, dutiesOfSubject, planPeriods } from './engine.ts'
import { halfYearlyRisk } from './half-yearly-risk.ts'
import { planTermsFor } from './plan-terms.ts'
import { termCardCheck } from './term-card-check.ts'
import { termLetters } from './term-letters.ts'
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

it('half-yearly-risk: March and September, each on its own', () => {
  const at = (termId: string, day: string, records: ReturnType<typeof recordOn>[] = []) => {
    const of = defaultTerm(termId)
    const rules = [{ ...on('half-yearly-risk'), fromOn: of.startsOn }]
    return dutiesOf(
      'c',
      { facts: [LEFT_BEHIND], records, waivers: [] },
      planPeriods({ terms: [of], daysOff: [], rules }, of, [halfYearlyRisk]),
      day,
    )
  }
  const [autumn, ...rest] = at('2026-autumn', '2026-10-03')
  expect(rest).toEqual([])
  expect([autumn?.period.windows.due, autumn?.state]).toEqual(['2026-09-30', 'overdue'])
  expect(at('2026-autumn', '2026-10-03', [recordOn('risk-assessment', '2026-09-11')])[0]?.state).toBe('met')
  expect(at('2027-spring', '2027-03-15')[0]?.period.windows.due).toBe('2027-03-31')
})

it('term-letters: each class at the start and the end of the term, where the county asks for it (S3.21)', () => {
  const place = (rules: ReturnType<typeof on>[], records: ReturnType<typeof recordOn>[] = []) => {
    const of = {
      kind: 'place' as const,
      facts: {
        placeId: 7,
        kind: 'class' as const,
        fromOn: null,
        untilOn: null,
        has: [],
        schoolId: 2,
        classId: 7,
        villageId: null,
        townshipId: 1,
      },
    }
    const calendar = { terms: [term], daysOff: [], rules }
    return dutiesOfSubject(
      of,
      { records, waivers: [] },
      planTermsFor(of, calendar, [term], [termLetters]),
      '2026-12-31',
    )
  }
  expect(place([])).toEqual([])
  expect(place([on('term-letters')]).map((d) => [d.period.label, d.state])).toEqual([
    ['期初', 'missed'],
    ['期末', 'open'],
  ])
  expect(place([on('term-letters')], [recordOn('letter', '2026-09-10')])[0]?.state).toBe('met')
})
