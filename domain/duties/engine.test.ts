import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF } from '../calendar/defaults.ts'
import type { Calendar, Term } from '../calendar/types.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { dutiesOf, dutiesOfSubject, planPeriods } from './engine.ts'
import { monthlyTalk } from './monthly-talk.ts'
import { termHomeVisits } from './term-home-visits.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'
import { type ChildRule, DUTY_STATES, type DutyState, type Waiver } from './types.ts'

const TERM: Term = { id: '2026-autumn', name: '2026年秋季学期', startsOn: '2026-09-01', endsOn: '2027-01-20' }
const CALENDAR: Calendar = { terms: [TERM], daysOff: DEFAULT_DAYS_OFF }
const base: ChildFacts = { ...LEFT_BEHIND, fromOn: '2026-09-01' }
const record = recordOn
const RULES: readonly ChildRule[] = [monthlyTalk, termHomeVisits]
const planned = planPeriods(CALENDAR, TERM, RULES)
const stateOf = (
  period: string,
  at: string,
  input: { facts?: ChildFacts[]; records?: RecordFacts[]; waivers?: Waiver[]; calendar?: Calendar } = {},
) =>
  dutiesOf(
    'c',
    { facts: input.facts ?? [base], records: input.records ?? [], waivers: input.waivers ?? [] },
    input.calendar ? planPeriods(input.calendar, TERM, RULES) : planned,
    at,
  ).find((d) => d.period.key === period)
const waiver = (period: string): Waiver => ({
  id: 'w',
  rule: 'monthly-talk',
  subject: { kind: 'child', id: 'c' },
  period,
  reason: '长期病假',
})

describe('the monthly talk (S1.12)', () => {
  it('has months of the term only, September whole, a January too short left out when it is', () => {
    expect(planned[0]?.periods.map((p) => p.key)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01'])
    const short = planPeriods({ ...CALENDAR }, { ...TERM, endsOn: '2027-01-08' })
    expect(short[0]?.periods.map((p) => p.key)).toEqual(['2026-09', '2026-10', '2026-11', '2026-12'])
  })
  it.each<[string, DutyState]>([
    ['2026-10-31', 'not-yet'],
    ['2026-11-01', 'open'],
    ['2026-11-21', 'open'],
    ['2026-11-22', 'due-soon'],
    ['2026-11-25', 'due-soon'],
    ['2026-11-26', 'overdue'],
    ['2026-12-10', 'overdue'],
    ['2026-12-11', 'missed'],
  ])('on %s without a talk is %s', (at, state) => {
    expect(stateOf('2026-11', at)?.state).toBe(state)
  })
  it.each<[string, string, DutyState]>([
    ['2026-11-03', '2026-11-03', 'met'],
    ['2026-11-30', '2026-12-02', 'met'],
    ['2026-11-20', '2026-12-20', 'met-late'],
  ])('a talk on %s written on %s is %s', (on, received, state) => {
    expect(stateOf('2026-11', '2026-12-31', { records: [record('talk', on, { receivedOn: received })] })?.state).toBe(
      state,
    )
  })
  it('a talk in the next month is that month’s own; it makes up for this one only beside another', () => {
    const first = record('talk', '2026-12-05')
    expect(stateOf('2026-11', '2026-12-31', { records: [first] })?.state).toBe('missed')
    expect(stateOf('2026-12', '2026-12-31', { records: [first] })?.state).toBe('met')
    expect(stateOf('2026-11', '2026-12-31', { records: [first, record('talk', '2026-12-20')] })?.state).toBe('met-late')
  })
  const talks = (days: string[], more: Partial<Parameters<typeof stateOf>[2]> = {}) => {
    const records = days.map((day) => record('talk', day))
    return ['2026-10', '2026-11', '2026-12'].map((p) => stateOf(p, '2027-01-31', { records, ...more })?.state)
  }
  it.each<[string[], DutyState[]]>([
    // One talk a month from the third day on is never October's and November's both.
    [
      ['2026-11-03', '2026-12-02'],
      ['missed', 'met', 'met'],
    ],
    [
      ['2026-11-05', '2026-12-05'],
      ['missed', 'met', 'met'],
    ],
    [
      ['2026-11-03', '2026-12-02', '2026-12-20'],
      ['met', 'met', 'met'],
    ],
    // In time comes first: November keeps its own, though all three could be met late.
    [
      ['2026-11-05', '2026-12-05', '2026-12-20'],
      ['missed', 'met', 'met'],
    ],
    [
      ['2026-11-05', '2026-11-06'],
      ['met-late', 'met', 'missed'],
    ],
    [
      ['2026-11-05', '2026-11-06', '2026-11-07'],
      ['met-late', 'met', 'missed'],
    ],
    [
      ['2026-10-31', '2026-11-30'],
      ['met', 'met', 'missed'],
    ],
  ])('talks on %j serve one month each: %j', (days, states) => {
    expect(talks(days)).toEqual(states)
  })
  it('a month that is not owed takes no talk from the month before', () => {
    const home = [
      { ...base, untilOn: '2026-12-20' },
      { ...base, fromOn: '2026-12-20', fatherState: 'home' as const, motherState: 'home' as const },
    ]
    expect(talks(['2026-12-02'], { facts: home })).toEqual(['missed', 'met', 'not-applicable'])
  })
  it('no record answers two duties of a rule, whatever the records', () => {
    const days = ['2026-10-01', '2026-10-07', '2026-11-02', '2026-11-08', '2026-12-01', '2026-12-09', '2027-01-03']
    const records = days.map((day) => record('talk', day))
    const met = dutiesOf('c', { facts: [base], records, waivers: [] }, planned, '2027-02-10').flatMap(
      (d) => d.metBy ?? [],
    )
    expect(met.length).toBe(5)
    expect(new Set(met).size).toBe(5)
  })
  it('evidence after the window counts for nothing', () => {
    expect(stateOf('2026-11', '2026-12-31', { records: [record('talk', '2026-12-11')] })?.state).toBe('missed')
  })
  it('is waived, shown apart, for that month only', () => {
    expect(stateOf('2026-11', '2026-12-31', { waivers: [waiver('2026-11')] })?.state).toBe('waived')
    expect(stateOf('2026-12', '2027-01-31', { waivers: [waiver('2026-11')] })?.state).toBe('missed')
    expect(
      stateOf('2026-11', '2026-12-31', { waivers: [waiver('2026-11')], records: [record('talk', '2026-11-03')] })
        ?.state,
    ).toBe('met')
  })
  it('a child that came after the due date owes nothing; one that came before owes it', () => {
    expect(stateOf('2026-11', '2026-12-31', { facts: [{ ...base, fromOn: '2026-11-26' }] })?.state).toBe(
      'not-applicable',
    )
    expect(stateOf('2026-11', '2026-12-31', { facts: [{ ...base, fromOn: '2026-11-20' }] })?.state).toBe('missed')
  })
  it('who leaves or whose parents come home before the due date owes nothing for it', () => {
    const left = [
      { ...base, untilOn: '2026-11-10' },
      { ...base, fromOn: '2026-11-10', status: 'left' as const },
    ]
    const home = [
      { ...base, untilOn: '2026-11-10' },
      { ...base, fromOn: '2026-11-10', fatherState: 'home' as const, motherState: 'home' as const },
    ]
    expect(stateOf('2026-11', '2026-12-31', { facts: left })?.state).toBe('not-applicable')
    expect(stateOf('2026-11', '2026-12-31', { facts: home })?.why).toContain('父母回来了')
    expect(stateOf('2026-10', '2026-12-31', { facts: home })?.state).toBe('missed')
  })
  it('a transfer takes the duty along, and what was met stays met', () => {
    const facts = [
      { ...base, untilOn: '2026-11-10' },
      { ...base, fromOn: '2026-11-10', schoolId: 9, classId: 8 },
    ]
    const duty = stateOf('2026-11', '2026-12-31', { facts, records: [record('talk', '2026-11-03')] })
    expect([duty?.state, duty?.schoolId, duty?.classId]).toEqual(['met', 9, 8])
  })
  it('a closure stretches the window by its length, a holiday does not', () => {
    const closed: Calendar = {
      ...CALENDAR,
      daysOff: [...DEFAULT_DAYS_OFF, { fromOn: '2026-11-16', toOn: '2026-11-20', kind: 'closure', name: '大雪停课' }],
    }
    expect(stateOf('2026-11', '2026-11-28', { calendar: closed })?.period.windows.due).toBe('2026-11-30')
    expect(stateOf('2026-10', '2026-10-30')?.period.windows.due).toBe('2026-10-25')
  })
  it('leap February in a spring term ends on the 29th', () => {
    const spring: Term = { id: '2028-spring', name: '', startsOn: '2028-02-07', endsOn: '2028-07-01' }
    expect(planPeriods({ terms: [spring], daysOff: [] }, spring)[0]?.periods[0]?.windows).toEqual({
      opens: '2028-02-07',
      due: '2028-02-25',
      grace: '2028-03-03',
      closes: '2028-03-10',
    })
  })
})

describe('three home visits (S1.13)', () => {
  it('weeks 1–4, 8–12, 17–20', () => {
    expect(planned[1]?.periods.map((p) => [p.label, p.windows.opens, p.windows.due])).toEqual([
      ['期初', '2026-09-01', '2026-09-27'],
      ['期中', '2026-10-19', '2026-11-22'],
      ['期末', '2026-12-21', '2027-01-17'],
    ])
  })
  it('nobody home twice, on two days of one round, is a second try and meets it (duties-and-sync §1)', () => {
    const nobody = (on: string) => record('home-visit', on, { reached: false })
    const [first, same, again] = [nobody('2026-10-20'), nobody('2026-10-20'), nobody('2026-10-27')]
    const middle = (...records: RecordFacts[]) => stateOf('2026-autumn.middle', '2026-11-10', { records })
    expect(middle(first)?.state).not.toBe('met')
    expect(middle(first, same)?.state).not.toBe('met')
    expect(middle(again, first)).toMatchObject({ state: 'met', metBy: again.recordId, metOn: '2026-10-27' })
    expect(middle(again, first)?.why).toContain('10月20日没人在家，10月27日再去仍没人，按两次上门算。')
    // A try of another round is none of this one.
    expect(middle(nobody('2026-09-15'), first)?.state).not.toBe('met')
    // Somebody met in between needs no second try.
    expect(middle(first, record('home-visit', '2026-10-22'))).toMatchObject({ state: 'met', metOn: '2026-10-22' })
  })
  it('nobody home is a try, not a visit; a second one meets it; one record serves brothers and sisters', () => {
    const missed = record('home-visit', '2026-10-20', { reached: false })
    const tried = stateOf('2026-autumn.middle', '2026-11-24', { records: [missed] })
    expect([tried?.state, tried?.attempts.length]).toEqual(['overdue', 1])
    expect(tried?.why).toContain('没人在家')
    expect(
      stateOf('2026-autumn.middle', '2026-11-24', { records: [missed, record('home-visit', '2026-10-28')] })?.state,
    ).toBe('met')
  })
})

describe('properties', () => {
  const day = fc
    .integer({ min: 0, max: 160 })
    .map((n) => new Date(Date.UTC(2026, 7, 25) + n * 86_400_000).toISOString().slice(0, 10))
  const evidence = fc
    .array(
      fc.record({ kind: fc.constantFrom('talk', 'home-visit'), on: day, late: fc.nat(40), reached: fc.boolean() }),
      { maxLength: 8 },
    )
    .map((list) =>
      list.map((r) =>
        record(r.kind, r.on, {
          reached: r.kind === 'talk' || r.reached,
          receivedOn: new Date(Date.parse(r.on) + r.late * 86_400_000).toISOString().slice(0, 10),
        }),
      ),
    )
  const GOOD: readonly DutyState[] = ['missed', 'overdue', 'due-soon', 'open', 'not-yet', 'waived', 'met-late', 'met']
  const all = (records: RecordFacts[], at: string, facts: ChildFacts[] = [base]) =>
    dutiesOf('c', { facts, records, waivers: [] }, planned, at)

  it('more evidence never worsens a state', () => {
    fc.assert(
      fc.property(evidence, evidence, day, (some, more, at) => {
        const before = all(some, at)
        const after = all([...some, ...more], at)
        for (const [i, d] of before.entries())
          expect(GOOD.indexOf(after[i]?.state ?? 'missed')).toBeGreaterThanOrEqual(GOOD.indexOf(d.state))
      }),
    )
  })
  it('a record answers one duty of a rule, and none is left idle that could answer one', () => {
    fc.assert(
      fc.property(evidence, day, (records, at) => {
        const duties = all(records, at)
        for (const rule of ['monthly-talk', 'term-home-visits']) {
          const met = duties.flatMap((d) => (d.rule === rule && d.metBy) || [])
          expect(new Set(met).size).toBe(met.length)
        }
        const idle = records.filter(
          (r) => r.reached && r.happenedOn <= at && !duties.some((d) => d.metBy === r.recordId),
        )
        for (const r of idle)
          for (const d of duties.filter((x) => (x.rule === 'monthly-talk') === (r.kind === 'talk') && !x.metBy))
            expect(r.happenedOn < d.period.windows.opens || r.happenedOn > d.period.windows.closes).toBe(true)
      }),
    )
  })
  it('order and repetition do not matter', () => {
    fc.assert(
      fc.property(evidence, fc.infiniteStream(fc.nat()), day, (records, keys, at) => {
        const shuffled = records
          .map((r) => [keys.next().value, r] as const)
          .sort((a, b) => a[0] - b[0])
          .map(([, r]) => r)
        expect(all([...shuffled, ...shuffled], at)).toEqual(all(records, at))
      }),
    )
  })
  it('is total, and a duty is the same on every device', () => {
    const facts = fc.array(
      fc.tuple(day, day).map(([a, b]): ChildFacts => ({ ...base, fromOn: a < b ? a : b, untilOn: a < b ? b : null })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(evidence, facts, day, (records, spans, at) => {
        const duties = all(records, at, spans)
        for (const d of duties) expect(DUTY_STATES).toContain(d.state)
        expect(all(records, '2027-03-01', spans).map((d) => d.id)).toEqual(duties.map((d) => d.id))
        expect(new Set(duties.map((d) => d.id)).size).toBe(duties.length)
      }),
    )
  })
  it('asked for what is owed in some terms, it tells of those duties what it tells of all', () => {
    const facts = fc.array(
      fc.tuple(day, day).map(([a, b]): ChildFacts => ({ ...base, fromOn: a < b ? a : b, untilOn: a < b ? b : null })),
      { maxLength: 4 },
    )
    const terms = fc.constantFrom(new Set([TERM.id]), new Set(['2026-spring']))
    fc.assert(
      fc.property(evidence, facts, day, terms, (records, spans, at, wanted) => {
        const owed = dutiesOfSubject(
          { kind: 'child', childId: 'c', spans: spans.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)) },
          { records, waivers: [] },
          planned,
          at,
          wanted,
        )
        expect(owed).toEqual(
          all(records, at, spans).filter((d) => d.state !== 'not-applicable' && wanted.has(d.period.term)),
        )
      }),
    )
  })
})
