import { expect, it } from 'vitest'
import { festivalsIn } from './festivals.ts'

it('the festivals of a year by the almanac, in their order', () => {
  expect(festivalsIn('2026-11-24', '2027-09-30').map((f) => [f.name, f.on])).toEqual([
    ['春节', '2027-02-06'],
    ['六一', '2027-06-01'],
    ['端午', '2027-06-09'],
    ['中秋', '2027-09-15'],
  ])
  expect(festivalsIn('2026-06-02', '2026-06-18')).toEqual([])
  expect(festivalsIn('2026-06-19', '2026-06-19').map((f) => f.name)).toEqual(['端午'])
})

it('two days of one year are enough, and a year that the almanac does not reach has those of the sun', () => {
  expect(festivalsIn('2090-01-01', '2090-12-31').map((f) => f.on)).toEqual(['2090-06-01'])
})
