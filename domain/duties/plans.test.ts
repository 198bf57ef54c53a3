import { describe, expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { plan } from '../entries/plan.ts'
import { dutiesOfSubject } from './engine.ts'
import { keyChildPlan } from './key-child-plan.ts'
import { planFourWeeks } from './plan-four-weeks.ts'
import { planStage } from './plan-stage.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject, EntryFacts, HasEntry } from './subject-facts.ts'
import type { DutyRule, Evidence } from './types.ts'

const CALENDAR = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
const TERMS = DEFAULT_TERMS.filter((t) => t.id === '2026-autumn')
const ANSWERS = {
  stages: [
    { content: '乘法', due: '2026-10-30' },
    { content: '除法', due: '2026-11-27' },
  ],
}

const entry = (kind: string, fromOn: string, more: Partial<EntryFacts> = {}): EntryFacts => ({
  entryId: 'e',
  kind,
  about: { kind: 'child', id: 'c' },
  childId: 'c',
  placeId: null,
  holder: null,
  schoolId: 1,
  classId: 2,
  villageId: 3,
  townshipId: null,
  fromOn,
  untilOn: null,
  state: 'open',
  ended: false,
  answers: kind === 'plan' ? ANSWERS : {},
  due: kind === 'plan' ? (plan.due?.(ANSWERS, fromOn) ?? []) : [],
  ...more,
})
let serial = 0
const check = (on: string, stage: number, sort = 'reached'): Evidence => ({
  recordId: `r${serial++}`,
  kind: 'plan-check',
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  reached: true,
  role: 'about',
  sort,
  quantity: stage,
})
const judged = (rule: DutyRule, facts: EntryFacts, records: Evidence[], at: string) => {
  const of: DutySubject = { kind: 'entry', facts }
  return dutiesOfSubject(of, { records, waivers: [] }, planTermsFor(of, CALENDAR, TERMS, [rule]), at).filter(
    (d) => d.state !== 'not-applicable',
  )
}

describe('a plan is looked at every four weeks', () => {
  it('from the day on which it began, whichever stage is looked at', () => {
    const all = judged(planFourWeeks, entry('plan', '2026-09-18'), [check('2026-10-12', 2)], '2026-11-20')
    expect(all.slice(0, 3).map((d) => [d.period.windows.opens, d.state])).toEqual([
      ['2026-09-18', 'met'],
      ['2026-10-16', 'overdue'],
      ['2026-11-13', 'open'],
    ])
  })
  it('one of last term goes by the first day of this one; one that is over owes nothing more', () => {
    const old = judged(planFourWeeks, entry('plan', '2026-04-02'), [], '2026-09-10')
    expect(old[0]?.period.windows.opens).toBe('2026-09-01')
    const over = entry('plan', '2026-09-01', { untilOn: '2026-10-02', state: 'reached', ended: true })
    expect(judged(planFourWeeks, over, [], '2026-11-20').map((d) => d.state)).toEqual(['missed'])
  })
})

describe('each stage is looked at when its day has come', () => {
  const states = (records: Evidence[], at = '2026-11-20') =>
    judged(planStage, entry('plan', '2026-09-18'), records, at).map((d) => [d.period.key, d.state, d.metSort])

  it('by a check that names it, reached or not; one of another stage does not do', () => {
    expect(states([])).toEqual([
      ['stage-1', 'overdue', null],
      ['stage-2', 'open', null],
    ])
    expect(states([check('2026-10-29', 1, 'partly')])).toEqual([
      ['stage-1', 'met', 'partly'],
      ['stage-2', 'open', null],
    ])
    expect(states([check('2026-10-29', 2)])[0]).toEqual(['stage-1', 'overdue', null])
  })
  it('the newest in time tells how it stood; what comes late does not change that', () => {
    const [first, second, late] = [
      check('2026-10-26', 1, 'not'),
      check('2026-11-02', 1),
      check('2026-11-15', 1, 'partly'),
    ]
    expect(states([first, second])[0]).toEqual(['stage-1', 'met', 'reached'])
    expect(states([late, second, first])[0]).toEqual(['stage-1', 'met', 'reached'])
    expect(states([late])[0]).toEqual(['stage-1', 'met-late', 'partly'])
  })
  it('nobody looked within the month: missed', () => {
    expect(states([], '2026-12-15')[0]).toEqual(['stage-1', 'missed', null])
  })
})

describe('for a key child there is a plan within a fortnight', () => {
  const has = (fromOn: string, more: Partial<HasEntry> = {}): HasEntry => ({
    kind: 'plan',
    fromOn,
    untilOn: null,
    ended: false,
    ...more,
  })
  const state = (beside: HasEntry[], at = '2026-10-01') =>
    judged(keyChildPlan, entry('key-child', '2026-09-10', { beside }), [], at).map((d) => [d.state, d.metOn])

  it('owed from the day on which the child was named', () => {
    expect(judged(keyChildPlan, entry('key-child', '2026-09-10'), [], '2026-09-20')[0]?.period).toMatchObject({
      label: '两周内',
      windows: { opens: '2026-09-10', due: '2026-09-24' },
    })
    expect(state([])).toEqual([['overdue', null]])
    expect(state([], '2026-12-01')).toEqual([['missed', null]])
  })
  it('met by a plan of that child, on its day; one that stood already will do', () => {
    expect(state([has('2026-09-16')])).toEqual([['met', '2026-09-16']])
    expect(state([has('2026-09-30')])).toEqual([['met-late', '2026-09-30']])
    expect(state([has('2026-04-02')])).toEqual([['met', '2026-09-10']])
  })
  it('a plan that was over before, or something else of the child, does not do', () => {
    expect(state([has('2026-03-01', { ended: true, untilOn: '2026-07-01' })])).toEqual([['overdue', null]])
    expect(state([has('2026-09-16', { kind: 'promise' })])).toEqual([['overdue', null]])
  })
})
