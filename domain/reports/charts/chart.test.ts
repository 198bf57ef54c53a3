import fc from 'fast-check'
import { expect, it } from 'vitest'
import { barsOf, barText, type Chart, chartSentence } from './chart.ts'

const chartOf = (values: readonly (readonly (number | null)[])[]): Chart => ({
  key: 'talks',
  title: '每月谈心',
  about: '',
  unit: '人次',
  series: ['应谈', '谈到'],
  rows: values.map((cells, i) => ({
    label: `${i + 1}月`,
    note: null,
    cells: cells.map((value) => ({ value, figure: 'talks.due', term: 't', at: '2026-11-24', part: null })),
  })),
})

it('bars are as long as their numbers say, in the order given; a number above nought is never invisible', () => {
  const numbers = fc.array(fc.array(fc.option(fc.nat(5000)), { minLength: 2, maxLength: 2 }), { maxLength: 12 })
  fc.assert(
    fc.property(numbers, (values) => {
      const all = barsOf(chartOf(values))
      expect(all.map(({ row }) => row.label)).toEqual(values.map((_, i) => `${i + 1}月`))
      const bars = all.flatMap((one) => one.bars)
      for (const a of bars) {
        expect(a.share).toBeGreaterThanOrEqual(0)
        expect(a.share).toBeLessThanOrEqual(1)
        expect(barText(a) === '').toBe(!a.cell.value)
        for (const b of bars) if ((a.cell.value ?? 0) > (b.cell.value ?? 0)) expect(a.share).toBeGreaterThan(b.share)
      }
    }),
  )
})

it('two bars of a row are told apart without colour, and all of it is said in words', () => {
  const chart = chartOf([
    [20, 19],
    [null, 0],
  ])
  const [first] = barsOf(chart)
  expect(first?.bars.map(barText)).toEqual(['████████████████', '▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒'])
  expect(chartSentence(chart)).toBe('每月谈心：1月应谈20人次、谈到19人次；2月应谈数不出来、谈到0人次。')
})
