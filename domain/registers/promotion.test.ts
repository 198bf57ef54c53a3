import { expect, it } from 'vitest'
import { canMoveUp, likelyPromotion, yearBegins } from './promotion.ts'

it('a class moves up; the last of a stage leaves, unless the school goes on', () => {
  const primary = [{ grade: 5 }, { grade: 6 }]
  const nine = [{ grade: 6 }, { grade: 7 }, { grade: 9 }]
  expect(primary.map((c) => likelyPromotion(c, primary))).toEqual(['up', 'graduate'])
  expect(nine.map((c) => likelyPromotion(c, nine))).toEqual(['up', 'up', 'graduate'])
  expect(likelyPromotion({ grade: null }, primary)).toBe('stay')
  expect([canMoveUp({ grade: 8 }), canMoveUp({ grade: 9 }), canMoveUp({ grade: null })]).toEqual([true, false, false])
})

it('the year that comes, or has just begun; as the county said, else the first of September', () => {
  expect(yearBegins('2026-08-20', ['2026-08-31', '2027-02-20'])).toBe('2026-08-31')
  expect(yearBegins('2026-10-02', ['2026-09-01'])).toBe('2026-09-01')
  expect(yearBegins('2026-11-24', ['2026-09-01'])).toBe('2027-09-01')
})
