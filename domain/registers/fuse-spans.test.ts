import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChildFacts } from './child-facts.ts'
import { factsSince, fuseSpans, spansToWrite, standing } from './fuse-spans.ts'
import { facts } from './testing/facts.ts'

const HOME = { kept: 'home-a', gone: 'home-b' }
const span = (id: 'a' | 'b', fromOn: string, untilOn: string | null, more: Partial<ChildFacts> = {}): ChildFacts => ({
  ...facts({}),
  childId: id,
  householdId: `home-${id}`,
  fromOn,
  untilOn,
  ...more,
})
const told = (spans: readonly ChildFacts[]) => spans.map((s) => [s.fromOn, s.untilOn, s.status, s.classId])

describe('the days of two files as those of one', () => {
  it('what the other file knew before, and while this one had gone', () => {
    const kept = [
      span('a', '2026-09-01', '2026-10-01', { classId: 1 }),
      span('a', '2026-10-01', null, { status: 'left', classId: 1 }),
    ]
    const gone = [span('b', '2026-03-01', null, { classId: 2 })]
    const fused = fuseSpans(kept, gone, HOME)
    expect(told(fused)).toEqual([
      ['2026-03-01', '2026-09-01', 'enrolled', 2],
      ['2026-09-01', '2026-10-01', 'enrolled', 1],
      ['2026-10-01', null, 'enrolled', 2],
    ])
    expect(new Set(fused.map((s) => `${s.childId} ${s.householdId}`))).toEqual(new Set(['a home-a']))
    const stored = kept.map((s, i) => ({ id: `k${i}`, facts: s }))
    expect(spansToWrite(stored, fused)).toMatchObject({ gone: [{ id: 'k1' }], fresh: [{ classId: 2 }, { classId: 2 }] })
  })
  it('a roll comes before a village that knows the child too', () => {
    const kept = [span('a', '2026-01-01', null, { status: 'village', classId: null })]
    const gone = [span('b', '2026-09-01', null, { classId: 2 })]
    expect(told(fuseSpans(kept, gone, HOME))).toEqual([
      ['2026-01-01', '2026-09-01', 'village', null],
      ['2026-09-01', null, 'enrolled', 2],
    ])
  })
  it('since when something is as it is', () => {
    const spans = [span('a', '2026-01-01', '2026-05-01', { classId: 1 }), span('a', '2026-05-01', null, { classId: 2 })]
    expect(factsSince(spans, '2026-11-24', ['classId'])).toBe('2026-05-01')
    expect(factsSince(spans, '2026-11-24', ['sex'])).toBe('2026-01-01')
    expect(factsSince(spans, '2025-11-24', ['sex'])).toBeNull()
  })

  const file = (id: 'a' | 'b') =>
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
        fc.array(fc.constantFrom('enrolled' as const, 'village' as const, 'left' as const), {
          minLength: 5,
          maxLength: 5,
        }),
      )
      .map(([months, states]) => {
        const days = months.sort((x, y) => x - y).map((m) => `2026-${String(m).padStart(2, '0')}-01`)
        return days.map((day, i) => span(id, day, days[i + 1] ?? null, { status: states[i] ?? 'enrolled', classId: i }))
      })
  it('no day is lost, none is told twice, and each is what the better knowing file says', () => {
    fc.assert(
      fc.property(file('a'), file('b'), (kept, gone) => {
        const fused = fuseSpans(kept, gone, HOME)
        for (const [i, s] of fused.entries()) expect(s.untilOn).toBe(fused[i + 1]?.fromOn ?? null)
        const at = (spans: readonly ChildFacts[], day: string) =>
          spans.find((s) => s.fromOn <= day && (s.untilOn === null || s.untilOn > day))
        for (let m = 1; m <= 12; m++) {
          const day = `2026-${String(m).padStart(2, '0')}-15`
          const [k, g] = [at(kept, day), at(gone, day)]
          const source = standing(g) > standing(k) ? g : k
          expect([at(fused, day)?.status, at(fused, day)?.classId]).toEqual([source?.status, source?.classId])
        }
      }),
    )
  })
})
