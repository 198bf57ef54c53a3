import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultTerm } from '../calendar/defaults.ts'
import { type LevelSaid, levelOn, levelSaid } from '../records/level-said.ts'
import { closerWords } from './by-level.ts'
import { dutiesOf, planPeriods } from './engine.ts'
import { monthlyLookAgain } from './monthly-look-again.ts'
import { monthlyVisit } from './monthly-visit.ts'
import { LEFT_BEHIND, recordOn } from './testing/invented.ts'
import type { Duty } from './types.ts'
import { weeklyContact } from './weekly-contact.ts'

const term = defaultTerm('2026-autumn')
const RULES = [weeklyContact, monthlyVisit, monthlyLookAgain]
const planned = planPeriods({ terms: [term], daysOff: [] }, term, RULES)
let serial = 0
const said = (fromOn: string, level: LevelSaid['level'], because: string[] = []): LevelSaid => ({
  recordId: `l${serial++}`,
  fromOn,
  level,
  because,
})
const asked = (levels: LevelSaid[], at: string, records: ReturnType<typeof recordOn>[] = []): Duty[] =>
  dutiesOf('c', { facts: [LEFT_BEHIND], records, waivers: [], levels }, planned, at).filter(
    (d) => d.state !== 'not-applicable',
  )
const weeks = (levels: LevelSaid[], at: string, records: ReturnType<typeof recordOn>[] = []) =>
  asked(levels, at, records).filter((d) => d.rule === 'weekly-contact')

describe('how often goes by what a person decided (dossier §4.4)', () => {
  it('nobody of whom nothing was decided, or who was found well, is asked for more', () => {
    expect(asked([], '2026-11-30')).toEqual([])
    expect(asked([said('2026-09-10', 'low'), said('2026-10-10', 'mid')], '2026-11-30')).toEqual([])
  })

  it('from the first week and the first month that begin after the decision, until another one is made', () => {
    // 14 October 2026 is a Wednesday, 18 November too.
    const levels = [said('2026-10-14', 'high'), said('2026-11-18', 'mid')]
    const opens = (rule: string) =>
      asked(levels, '2026-12-31').flatMap((d) => (d.rule === rule ? d.period.windows.opens : []))
    expect(opens('weekly-contact')).toEqual(['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'])
    expect(opens('monthly-visit')).toEqual(['2026-11-01'])
    expect(opens('monthly-look-again')).toEqual(['2026-11-01'])
  })

  it('a talk, a call, a visit of the week answers it; who was not reached is tried again', () => {
    const levels = [said('2026-11-01', 'high')]
    const state = (...records: ReturnType<typeof recordOn>[]) =>
      weeks(levels, '2026-11-20', records).find((d) => d.period.windows.opens === '2026-11-16')
    expect(state()?.state).toBe('due-soon')
    for (const kind of weeklyContact.evidence.kinds) expect(state(recordOn(kind, '2026-11-18'))?.state).toBe('met')
    const tried = state(recordOn('parent-contact', '2026-11-18', { reached: false }))
    expect([tried?.state, tried?.attempts.length]).toEqual(['due-soon', 1])
  })

  it('says by whose facts it is so, and without them to whoever does not read assessments', () => {
    const facts = ['一个人住', '一个月没和父母联系上']
    expect(weeks([said('2026-10-12', 'high', facts)], '2026-11-20').at(-1)?.why).toContain(
      '因为一个人住、一个月没和父母联系上，10月12日定的每周联系。',
    )
    expect(closerWords([said('2026-10-12', 'high')], '2026-11-20')).toBe('10月12日看过实际情况，定的每周联系')
    expect(closerWords([said('2026-10-12', 'high'), said('2026-10-13', 'low')], '2026-11-20')).toBeNull()
    // What boards print with names says what is to be done, no level and no reason.
    for (const rule of RULES) expect(rule.title).not.toMatch(/风险|等级|高|危/)
  })

  it('an assessment that is written down afterwards makes nothing late; one without a level decides nothing', () => {
    const record = {
      recordId: 'r',
      happenedOn: '2026-09-10',
      receivedOn: '2026-11-20',
      body: { level: 'high', facts: ['alone'] },
    }
    expect(levelSaid(record, true)).toEqual({
      recordId: 'r',
      fromOn: '2026-11-20',
      level: 'high',
      because: ['一个人住'],
    })
    expect(levelSaid(record, false)?.because).toEqual([])
    expect(levelSaid({ ...record, body: {} }, true)).toBeNull()
  })

  it('of any decisions, in any order: the newest by a day holds, and what a day finds is not changed by later ones', () => {
    const day = fc
      .integer({ min: 0, max: 120 })
      .map((n) => new Date(Date.UTC(2026, 8, 1 + n)).toISOString().slice(0, 10))
    const level = fc.constantFrom<LevelSaid['level']>('low', 'mid', 'high')
    fc.assert(
      fc.property(fc.array(fc.tuple(day, level), { maxLength: 6 }), day, day, level, (list, at, later, then) => {
        const levels = list.map(([on, l]) => said(on, l))
        const shuffled = levels.toReversed()
        expect(levelOn(shuffled, at)).toEqual(levelOn(levels, at))
        const ids = (of: LevelSaid[]) => weeks(of, at).map((d) => d.id)
        expect(ids(shuffled)).toEqual(ids(levels))
        if (later > at) expect(ids([...levels, said(later, then)])).toEqual(ids(levels))
        const known = levels.filter((l) => l.fromOn <= at)
        for (const d of weeks(levels, at)) expect(levelOn(known, d.period.windows.opens)?.level).toBe('high')
      }),
      { numRuns: 60 },
    )
  })
})
