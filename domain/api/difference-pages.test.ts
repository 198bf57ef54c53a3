import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutDifference, type Difference, joinDifference, LISTS } from './difference-pages.ts'

const row = fc.record({ key: fc.string(), name: fc.string(), className: fc.constant(null) })
const rows = fc.array(row, { maxLength: 8 })
const group = fc.record({ named: fc.string(), rows })
const difference = fc.tuple(fc.tuple(...LISTS.map(() => rows)), fc.array(group, { maxLength: 4 })).map(
  ([lists, groups]) =>
    ({
      baseline: 'b',
      population: 'all',
      unchanged: 3,
      schools: 1,
      before: { pupils: 1, leftBehind: 0 },
      ...Object.fromEntries(LISTS.map((name, i) => [name, lists[i]])),
      foreign: groups.map((g, i) => ({ ...g, key: `g${i}` })),
    }) as unknown as Difference,
)

it('the pages of a difference put together are the whole, in its order, however small they are', () => {
  fc.assert(
    fc.property(difference, fc.integer({ min: 1, max: 7 }), (whole, size) => {
      const pages: Difference[] = []
      let from = 0
      for (let more = true; more; ) {
        const { page, sent, total } = cutDifference(whole, from, (rest) => Math.min(size, rest.length))
        expect(sent - from).toBeLessThanOrEqual(size)
        pages.push(page)
        from = sent
        more = sent < total
      }
      expect(joinDifference(pages as [Difference, ...Difference[]])).toEqual(whole)
    }),
  )
})
