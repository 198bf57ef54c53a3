import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeGroups } from './small-groups.ts'

const part = (name: string, n: number) => ({ name, n })
const told = (numbers: Record<string, number>, least: number) =>
  safeGroups(
    Object.entries(numbers).map(([name, n]) => part(name, n)),
    least,
  )?.map(({ parts, n }) => `${parts.map((p) => p.name).join('+')}=${n}`) ?? null

it('a part too small to be told joins the smallest of the rest, never alone (summaries §3.4)', () => {
  expect(told({ 祖辈: 110, 亲属: 14, 教师: 2 }, 3)).toEqual(['祖辈=110', '亲属+教师=16'])
  expect(told({ 祖辈: 110, 亲属: 14, 教师: 2 }, 1)).toEqual(['祖辈=110', '亲属=14', '教师=2'])
  // Two small ones whose sum may not be told either take a third along.
  expect(told({ 甲: 20, 乙: 9, 丙: 1, 丁: 1 }, 5)).toEqual(['甲=20', '乙+丙+丁=11'])
  // One beside one: the other gives it away, so only the whole is told.
  expect(told({ 甲: 20, 乙: 2 }, 3)).toBeNull()
  expect(told({ 甲: 0, 乙: 7 }, 5)).toEqual(['乙=7'])
})

it('whatever the numbers: all are in it, none told is too small, and none hidden can be worked out by taking away', () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(numbers, fc.constantFrom(1, 3, 5), (all, least) => {
      const parts = all.map((n, i) => part(String(i), n))
      const groups = safeGroups(parts, least)
      const small = parts.filter(({ n }) => n > 0 && n < least)
      if (groups === null) {
        expect(small.length).toBeGreaterThan(0)
        return
      }
      const sum = (of: readonly { n: number }[]) => of.reduce((s, { n }) => s + n, 0)
      expect(sum(groups)).toBe(sum(parts))
      for (const group of groups) {
        expect(group.n).toBe(sum(group.parts))
        expect(group.n).toBeGreaterThanOrEqual(least)
        // A sum of two or more unknowns leaves each of them open; one alone is told because it may be.
        if (group.parts.some((p) => small.includes(p))) {
          expect(group.parts.length).toBeGreaterThanOrEqual(2)
          expect(group.n).toBeGreaterThan(group.parts.length)
        }
      }
      // The whole is known too: what is not told must be more than one number.
      expect(groups.flatMap((g) => g.parts).length).toBe(parts.filter(({ n }) => n > 0).length)
    }),
    { numRuns: 500 },
  )
})
