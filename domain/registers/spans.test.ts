import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kit/dates.ts'
import type { ChildFacts } from './child-facts.ts'
import { factsAt, planSpans, type Span, stayFrom } from './spans.ts'
import { facts } from './testing/facts.ts'

const span = (id: string, fromOn: string, untilOn: string | null, more: Partial<ChildFacts> = {}): Span => ({
  id,
  facts: facts({ fromOn, untilOn, ...more }),
})
/** Lays a plan onto spans, as the database would hold them afterwards. */
const laid = (spans: readonly Span[], said: Partial<ChildFacts>, on: string): Span[] => {
  const { changes, inserts } = planSpans(spans, said, on)
  const changed = spans.map(({ id, facts }) => ({ id, facts: { ...facts, ...changes.find((c) => c.id === id)?.set } }))
  return [...changed, ...inserts.map((facts, i) => ({ id: `${on} ${spans.length} ${i}`, facts }))].sort((a, b) =>
    a.facts.fromOn < b.facts.fromOn ? -1 : 1,
  )
}
const days = (spans: readonly Span[]) => spans.map(({ facts }) => [facts.fromOn, facts.untilOn])

describe('facts laid onto spans', () => {
  const one = [span('a', '2026-09-01', null)]
  it('from a later day close the span and begin one; on its first day they change it; the same again is nothing', () => {
    const next = laid(one, { boarder: true }, '2026-10-01')
    expect(next.map(({ facts }) => [facts.fromOn, facts.untilOn, facts.boarder])).toEqual([
      ['2026-09-01', '2026-10-01', null],
      ['2026-10-01', null, true],
    ])
    expect(laid(one, { boarder: true }, '2026-09-01').map(({ facts }) => facts.boarder)).toEqual([true])
    expect(planSpans(one, { boarder: null }, '2026-10-01')).toEqual({ changes: [], inserts: [] })
  })

  it('from a day before the last span hold from that day, and what changed later in other facts stays', () => {
    const two = laid(one, { boarder: true }, '2026-11-20')
    const three = laid(two, { status: 'left', outReason: 'transferred' }, '2026-10-05')
    expect(three.map(({ facts }) => [facts.fromOn, facts.status, facts.outReason, facts.boarder])).toEqual([
      ['2026-09-01', 'enrolled', null, null],
      ['2026-10-05', 'left', 'transferred', null],
      ['2026-11-20', 'left', 'transferred', true],
    ])
    expect(days(three)).toEqual([
      ['2026-09-01', '2026-10-05'],
      ['2026-10-05', '2026-11-20'],
      ['2026-11-20', null],
    ])
  })

  it('a coming is noted once, on the day on which it was', () => {
    const two = laid(laid(one, { boarder: true }, '2026-11-20'), { classId: 7, inReason: 'transferred' }, '2026-10-05')
    expect(two.map(({ facts }) => [facts.classId, facts.inReason])).toEqual([
      [1, 'enrolled'],
      [7, 'transferred'],
      [7, null],
    ])
  })

  it('property: on each day a fact is as it was last said for that day; the days are covered once', () => {
    const day = fc.nat({ max: 30 }).map((n) => addDays('2026-09-01', n))
    const fact = fc.oneof(
      fc.record({ boarder: fc.constantFrom(true, false, null) }),
      fc.record({ fatherState: fc.constantFrom('away' as const, 'home' as const) }),
      fc.record({ grade: fc.constantFrom(3, 4), classId: fc.constantFrom(1, 2) }),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ on: day, said: fact }), { maxLength: 8 }), (sayings) => {
        const spans = sayings.reduce((s, { on, said }) => laid(s, said, on), one)
        expect(spans[0]?.facts.fromOn).toBe('2026-09-01')
        expect(spans.slice(1).map((s) => s.facts.fromOn)).toEqual(spans.slice(0, -1).map((s) => s.facts.untilOn))
        expect(spans.at(-1)?.facts.untilOn).toBe(null)
        for (let n = 0; n <= 30; n++) {
          const at = addDays('2026-09-01', n)
          const held = spans.find(({ facts: f }) => f.fromOn <= at && (f.untilOn === null || f.untilOn > at))?.facts
          const expected = Object.assign(
            facts({}),
            ...sayings.filter(({ on }) => on <= at).map(({ said }) => said),
          ) as ChildFacts
          for (const key of ['boarder', 'fatherState', 'grade', 'classId'] as const)
            expect([at, key, held?.[key]]).toEqual([at, key, expected[key]])
        }
      }),
    )
  })
})

describe('since when a child is where it is', () => {
  it('changes of family or class do not interrupt it; another school, going and coming back do', () => {
    const DAY = '2026-11-24'
    const first = span('a', '2026-09-01', '2026-10-01')
    expect(stayFrom([first, span('b', '2026-10-01', null, { boarder: true, classId: 7 })], DAY)).toBe('2026-09-01')
    expect(stayFrom([first, span('b', '2026-10-01', null, { schoolId: 9 })], DAY)).toBe('2026-10-01')
    expect(
      stayFrom(
        [
          first,
          span('b', '2026-10-01', '2026-11-01', { status: 'left' }),
          span('c', '2026-11-01', '2026-11-10'),
          span('d', '2026-11-10', null, { boarder: true }),
        ],
        DAY,
      ),
    ).toBe('2026-11-01')
  })

  it('what is only to come interrupts nothing yet (F6)', () => {
    const spans = [span('a', '2026-09-01', '2027-02-23'), span('b', '2027-02-23', null, { schoolId: 9 })]
    expect(stayFrom(spans, '2027-02-22')).toBe('2026-09-01')
    expect(stayFrom(spans, '2027-02-23')).toBe('2027-02-23')
    const facts = spans.map((s) => s.facts)
    expect(['2026-08-01', '2027-02-22', '2027-02-23'].map((day) => factsAt(facts, day).schoolId)).toEqual([2, 2, 9])
  })
})
