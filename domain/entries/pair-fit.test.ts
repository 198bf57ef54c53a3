import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChildToPair, fitOf, fullButNear, type HelperFacts, MOST_CHILDREN } from './pair-fit.ts'

const TODAY = '2026-11-25'
const child: ChildToPair = { sex: 'female', villageId: 7, schoolId: 3, classId: 31, householdId: 'h1' }
const helper = (more: Partial<HelperFacts> = {}): HelperFacts => ({
  sort: 'volunteer',
  name: '韦兰',
  villageId: null,
  schoolId: null,
  classIds: [],
  households: [],
  carries: 0,
  checked: true,
  checkedUntil: '2027-06-30',
  ...more,
})
const cost = (more: Partial<HelperFacts>) => fitOf(child, helper(more), TODAY).cost

it('near goes before far, few before many, checked before unchecked; a brother’s helper before all', () => {
  expect(cost({ villageId: 7 })).toBeLessThan(cost({ villageId: 8 }))
  expect(cost({ carries: 1 })).toBeLessThan(cost({ carries: 2 }))
  expect(cost({ checkedUntil: '2027-06-30' })).toBeLessThan(cost({ checked: false, checkedUntil: null }))
  expect(cost({ households: ['h1'], carries: 3 })).toBeLessThan(cost({ villageId: 7 }))
})

it('what is said is facts: same village, own class, how many more, until when checked', () => {
  const said = (more: Partial<HelperFacts>) => fitOf(child, helper(more), TODAY).reasons.map((r) => r.text)
  expect(said({ villageId: 7, carries: 2 })).toEqual(['同村', '还能带2名', '审查有效到2027年6月30日'])
  expect(said({ sort: 'teacher', schoolId: 3, classIds: [31] })).toEqual(['班主任，天天见面', '还能带4名'])
  expect(said({ checked: false, checkedUntil: null })).toContain('还没有审查过，先审查')
  expect(said({ checkedUntil: '2026-12-10' })).toContain('审查2026年12月10日到期，先续再结')
})

it('whoever has as many as one can look after is never proposed, and is named where one would have thought of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: MOST_CHILDREN, max: 9 }), fc.boolean(), (carries, near) => {
      const full = helper({ carries, villageId: near ? 7 : 8 })
      expect(fitOf(child, full, TODAY).cost).toBe(Number.POSITIVE_INFINITY)
      expect(fullButNear(child, full)).toBe(near ? `韦兰同村，已带${carries}名，满了` : null)
    }),
  )
})
