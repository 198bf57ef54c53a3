import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ChildToPair, fitOf, freeOf, type HelperFacts } from '../../domain/entries/pair-fit.ts'
import { assignTogether } from './assign.ts'

const TODAY = '2026-11-25'
const child = fc.record({
  sex: fc.constantFrom('male', 'female'),
  villageId: fc.option(fc.integer({ min: 1, max: 3 })),
  schoolId: fc.constant(9),
  classId: fc.option(fc.integer({ min: 31, max: 33 })),
  householdId: fc.option(fc.constantFrom('a', 'b', 'c')),
}) as fc.Arbitrary<ChildToPair>
const helper = fc.record({
  sort: fc.constantFrom('teacher', 'cadre', 'volunteer', 'agent-mother'),
  name: fc.constant('韦兰'),
  villageId: fc.option(fc.integer({ min: 1, max: 3 })),
  schoolId: fc.option(fc.constant(9)),
  classIds: fc.subarray([31, 32, 33]),
  households: fc.subarray(['a', 'b', 'c']),
  carries: fc.integer({ min: 0, max: 5 }),
  checked: fc.boolean(),
  checkedUntil: fc.option(fc.constantFrom('2026-12-01', '2027-06-30')),
}) as fc.Arbitrary<HelperFacts>

it('nobody gets more children than they can look after, each child at most one helper, as many as there are places for', () => {
  fc.assert(
    fc.property(fc.array(child, { maxLength: 8 }), fc.array(helper, { maxLength: 6 }), (children, helpers) => {
      const found = assignTogether(children, helpers, TODAY)
      const load = Map.groupBy(found.values(), (h) => h)
      for (const [h, of] of load) expect(of.length).toBeLessThanOrEqual(freeOf(helpers[h] as HelperFacts))
      const free = helpers.reduce((n, h) => n + freeOf(h), 0)
      expect(found.size).toBe(Math.min(children.length, free))
    }),
  )
})

it('two children who would both like the same one place: both get somebody, together at the least cost', () => {
  const near = { schoolId: null, classIds: [], households: [], checked: true, checkedUntil: null, sort: 'cadre' }
  const helpers: HelperFacts[] = [
    { ...near, name: '龙建华', villageId: 1, carries: 3 },
    { ...near, name: '田长顺', villageId: 2, carries: 0 },
  ]
  const of = (villageId: number | null): ChildToPair => ({
    sex: 'male',
    villageId,
    schoolId: null,
    classId: null,
    householdId: null,
  })
  const children = [of(null), of(1)]
  expect(fitOf(children[1] as ChildToPair, helpers[0] as HelperFacts, TODAY).cost).toBeLessThan(3)
  expect([...assignTogether(children, helpers, TODAY)].sort()).toEqual([
    [0, 1],
    [1, 0],
  ])
})
