import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import { addDays } from '../kit/dates.ts'
import { schoolTea } from '../testing/school-tea.ts'
import { teaHouse } from '../testing/tea-house.ts'
import { weeklyTeaHouse } from '../testing/weekly-tea-house.ts'
import { dueOfEntries } from './due-of-entries.ts'
import { dutiesOfSubject } from './engine.ts'
import { planTermsFor } from './plan-terms.ts'
import type { DutySubject, EntryFacts, PlaceFacts } from './subject-facts.ts'
import { DUTY_STATES, type DutyRule, type DutyState, type EntryRule, type Evidence } from './types.ts'

const CALENDAR = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
const TERMS = DEFAULT_TERMS.filter((t) => t.id === '2026-autumn')
const AT = { schoolId: 1, classId: null, villageId: null, townshipId: 9 }
const HOUSE: EntryFacts = {
  ...AT,
  entryId: 'e',
  kind: 'tea-house',
  about: { kind: 'place', id: '1' },
  childId: null,
  placeId: 1,
  holder: null,
  fromOn: '2026-08-01',
  untilOn: null,
  state: 'running',
  ended: false,
  answers: { name: '清茶' },
  due: [],
}
const SCHOOL: PlaceFacts = {
  ...AT,
  placeId: 1,
  kind: 'school',
  fromOn: '2026-01-01',
  untilOn: null,
  has: [{ kind: 'tea-house', fromOn: '2026-08-01', untilOn: null, ended: false }],
}
const house = (more: Partial<EntryFacts> = {}): DutySubject => ({ kind: 'entry', facts: { ...HOUSE, ...more } })
const school = (more: Partial<PlaceFacts> = {}): DutySubject => ({ kind: 'place', facts: { ...SCHOOL, ...more } })
let serial = 0
const opening = (on: string, more: Partial<Evidence> = {}): Evidence => ({
  recordId: `o${serial++}`,
  kind: 'tea-opening',
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  reached: true,
  role: 'about',
  ...more,
})
/** Whatever a tea-house has to a day. */
const dueTea: EntryRule = {
  ...weeklyTeaHouse,
  key: 'due-tea',
  rhythm: 'date',
  ...dueOfEntries([teaHouse]),
  evidence: { kinds: [], meets: () => false },
}
const RULES = [weeklyTeaHouse, schoolTea]
const dutiesOf = (of: DutySubject, records: readonly Evidence[], at: string, rules: readonly DutyRule[] = RULES) =>
  dutiesOfSubject(of, { records: [...records], waivers: [] }, planTermsFor(of, CALENDAR, TERMS, rules), at)
const week = (of: DutySubject, key: string, at: string, records: readonly Evidence[] = []) =>
  dutiesOf(of, records, at).find((d) => d.period.key === key)

describe('a duty of an entry', () => {
  it('is owed week by week by the entry’s own rhythm, none in a week of holidays', () => {
    const keys = dutiesOf(house(), [], '2026-12-01').map((d) => d.period.key)
    expect(keys.slice(0, 3)).toEqual(['2026-08-31', '2026-09-07', '2026-09-14'])
    expect(keys).toContain('2026-10-05')
    expect(dutiesOf(house({ answers: { sort: 'black' } }), [], '2026-12-01').length).toBe(keys.length * 2)
    const off = {
      ...CALENDAR,
      daysOff: [{ fromOn: '2026-11-02', toOn: '2026-11-06', kind: 'holiday' as const, name: '节' }],
    }
    const planned = planTermsFor(house(), off, TERMS, RULES).flatMap((p) => p.periods.map((x) => x.key))
    expect(planned).not.toContain('2026-11-02')
  })

  it('knows what it is about and whose it is: whoever holds it, else the post', () => {
    const duty = week(house(), '2026-11-09', '2026-11-10')
    expect(duty).toMatchObject({
      subject: { kind: 'entry', id: 'e' },
      childId: null,
      householdId: null,
      schoolId: 1,
      townshipId: 9,
      owner: { account: null, role: 'principal' },
      state: 'open',
    })
    expect(week(house({ holder: 'h', childId: 'c' }), '2026-11-09', '2026-11-10')).toMatchObject({
      childId: 'c',
      owner: { account: 'h', role: 'principal' },
    })
  })

  it('is met by its records, late by late ones, and one that does not suffice is a try', () => {
    const at = '2026-12-01'
    expect(week(house(), '2026-11-09', at, [opening('2026-11-12')])?.state).toBe('met')
    expect(week(house(), '2026-11-09', at, [opening('2026-11-12', { receivedOn: '2026-11-29' })])?.state).toBe(
      'met-late',
    )
    expect(week(house(), '2026-11-09', at, [opening('2026-11-12', { staff: 1 })])).toMatchObject({
      state: 'missed',
      attempts: [{ on: '2026-11-12' }],
    })
    expect(week(house(), '2026-11-09', at, [opening('2026-11-12', { kind: 'tea-party' })])?.state).toBe('missed')
  })

  it('took part is not about: a rule takes it only with a mark that it names', () => {
    const rule = { ...weeklyTeaHouse, evidence: { ...weeklyTeaHouse.evidence, took: ['present'] } }
    const of = house()
    const state = (rules: typeof RULES, record: Evidence) =>
      dutiesOfSubject(
        of,
        { records: [record], waivers: [] },
        planTermsFor(of, CALENDAR, TERMS, rules),
        '2026-12-01',
      ).find((d) => d.period.key === '2026-11-09')?.state
    const took = (mark: string) => opening('2026-11-12', { role: 'took', mark })
    expect(state(RULES, took('present'))).toBe('missed')
    expect(state([rule], took('present'))).toBe('met')
    expect(state([rule], took('absent'))).toBe('missed')
  })

  it('ends with the entry, rests with it, and may be settled by what the entry itself says', () => {
    const at = '2026-12-01'
    expect(week(house({ ended: true, state: 'closed', untilOn: '2026-11-12' }), '2026-11-09', at)?.state).toBe(
      'not-applicable',
    )
    expect(week(house({ ended: true, state: 'closed', untilOn: '2026-11-20' }), '2026-11-09', at)?.state).toBe('missed')
    expect(week(house({ state: 'resting' }), '2026-11-09', at)?.why).toContain('歇着')
    expect(week(house({ fromOn: '2026-11-20' }), '2026-11-09', at)?.why).toContain('之后才登记')
    expect(week(house({ ended: true, state: 'sold', untilOn: '2026-11-16' }), '2026-11-09', at)).toMatchObject({
      state: 'met',
      metBy: null,
      metOn: '2026-11-16',
    })
    // Of a living entry the last day is a plan.
    expect(week(house({ untilOn: '2026-11-01' }), '2026-11-09', at)?.state).toBe('missed')
  })

  it('is forgiven by a waiver of that period', () => {
    const of = house()
    const waivers = [
      {
        id: 'w',
        rule: weeklyTeaHouse.key,
        subject: { kind: 'entry' as const, id: 'e' },
        period: '2026-11-09',
        reason: '修房',
      },
    ]
    const duties = dutiesOfSubject(of, { records: [], waivers }, planTermsFor(of, CALENDAR, TERMS, RULES), '2026-12-01')
    expect(duties.filter((d) => d.state === 'waived').map((d) => d.period.key)).toEqual(['2026-11-09'])
  })
})

describe('a duty of a place', () => {
  const state = (of: DutySubject, records: readonly Evidence[] = []) => dutiesOf(of, records, '2027-02-01')[0]?.state
  it('is owed by places of its kind that keep what it needs', () => {
    expect(state(school())).toBe('missed')
    expect(state(school({ has: [] }))).toBe('not-applicable')
    expect(state(school({ untilOn: '2026-09-10' }))).toBe('not-applicable')
    expect(dutiesOf(school({ kind: 'class' }), [], '2027-02-01')).toEqual([])
    expect(state(school(), [opening('2026-10-10', { kind: 'tea-party' })])).toBe('met')
  })
})

describe('for all subjects', () => {
  const day = fc.integer({ min: 0, max: 170 }).map((n) => addDays('2026-08-25', n))
  const records = fc.array(
    fc
      .record({ on: day, late: fc.integer({ min: 0, max: 20 }), staff: fc.constantFrom(1, 2), party: fc.boolean() })
      .map((r) =>
        opening(r.on, {
          receivedOn: addDays(r.on, r.late),
          staff: r.staff,
          kind: r.party ? 'tea-party' : 'tea-opening',
        }),
      ),
    { maxLength: 12 },
  )
  const subject = fc.oneof(
    fc
      .record({ from: day, sort: fc.constantFrom('green', 'black'), state: fc.constantFrom('running', 'resting') })
      .map((r) => house({ fromOn: r.from, answers: { sort: r.sort }, state: r.state })),
    day.map((from) => school({ fromOn: from })),
  )
  const GOOD: readonly DutyState[] = ['missed', 'overdue', 'due-soon', 'open', 'not-yet', 'waived', 'met-late', 'met']

  it('more evidence never worsens a state', () => {
    fc.assert(
      fc.property(subject, records, records, day, (of, some, more, at) => {
        const before = dutiesOf(of, some, at)
        const after = dutiesOf(of, [...some, ...more], at)
        for (const [i, d] of before.entries())
          if (d.state !== 'not-applicable')
            expect(GOOD.indexOf(after[i]?.state ?? 'missed')).toBeGreaterThanOrEqual(GOOD.indexOf(d.state))
      }),
    )
  })

  it('what falls due: once said to be done it stays so, whatever is recorded and on whichever day', () => {
    const soldOn = fc.option(day, { nil: null })
    fc.assert(
      fc.property(day, day, soldOn, records, day, (from, checkOn, sold, some, at) => {
        const of = house({
          fromOn: from,
          answers: { checkOn },
          due: [{ key: 'check', on: checkOn, words: '去看看' }],
          ...(sold === null ? {} : { state: 'sold', ended: true, untilOn: sold }),
        })
        const [duty] = dutiesOf(of, some, at, [dueTea])
        expect(dutiesOf(of, some.toReversed(), at, [dueTea])[0]).toEqual(duty)
        if (!duty || duty.state === 'not-applicable') return
        const done = sold !== null && sold <= at
        expect([duty.state === 'met' || duty.state === 'met-late', duty.metOn]).toEqual([done, done ? sold : null])
        expect(dutiesOf(of, some, '2027-03-20', [dueTea])[0]?.metOn).toBe(sold)
      }),
    )
  })

  it('order and repetition do not matter, a record answers one, an id is the same on every day', () => {
    fc.assert(
      fc.property(subject, records, day, (of, some, at) => {
        const duties = dutiesOf(of, some, at)
        expect(dutiesOf(of, [...some.toReversed(), ...some], at)).toEqual(duties)
        const met = duties.flatMap((d) => d.metBy ?? [])
        expect(new Set(met).size).toBe(met.length)
        for (const d of duties) expect(DUTY_STATES).toContain(d.state)
        expect(dutiesOf(of, some, '2027-03-01').map((d) => d.id)).toEqual(duties.map((d) => d.id))
        expect(new Set(duties.map((d) => d.id)).size).toBe(duties.length)
      }),
    )
  })
})
