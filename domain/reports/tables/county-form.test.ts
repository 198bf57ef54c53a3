import { describe, expect, it } from 'vitest'
import { figureOf } from '../../figures/list.ts'
import {
  type CountyForm,
  countable,
  formFault,
  ourForm,
  sideOf,
  tableOfForm,
  withColumn,
  withoutColumn,
} from './county-form.ts'
import { officialStatistics } from './official.ts'

const ours = ourForm(officialStatistics)
const sure = (form: CountyForm) => {
  expect(formFault(form)).toBeNull()
  return form
}

describe('our reading', () => {
  it('is a sound form of 32 columns; the equation that rests on columns nobody confirmed is off', () => {
    expect(sure(ours).items).toHaveLength(32)
    expect(ours.equations.filter(({ on }) => !on)).toEqual([{ whole: [13, 14], parts: [24, 25], on: false }])
    expect(officialStatistics.items.filter((item) => item.ours).map(({ no }) => no)).toEqual([
      21, 22, 23, 24, 25, 26, 27, 28, 29,
    ])
  })
  it('mapped as it is it is the same table, with the same figures behind what does not come out', () => {
    const table = tableOfForm(officialStatistics, ours)
    expect(table.items.map(({ figure }) => figure)).toEqual(officialStatistics.items.map(({ figure }) => figure))
    expect(table.equations.map(({ lacks }) => lacks)).toEqual(officialStatistics.equations.map(({ lacks }) => lacks))
    expect(table.items.some((item) => item.ours)).toBe(false)
  })
})

describe('a county’s mapping', () => {
  it('a column more or less moves what the equations name', () => {
    const blank = { group: '', label: '备注', depth: 0, figure: null } as const
    const more = sure(withColumn(ours, 10, blank))
    expect(more.equations.at(-1)).toEqual({ whole: [14, 15], parts: [25, 26], on: false })
    expect(withoutColumn(more, 10)).toEqual(ours)
    const less = sure(withoutColumn(ours, 1))
    expect(less.equations[0]).toEqual({ whole: [1], parts: [4, 7], on: true })
    expect(less.equations).toHaveLength(ours.equations.length - 1)
  })
  it('another number in a column: who stands in none of the parts is no longer known', () => {
    const items = ours.items.map((item, i) => (i === 20 ? { ...item, figure: 'statistics.care-others' } : item))
    const table = tableOfForm(officialStatistics, { ...ours, items })
    expect(table.equations.find(({ key }) => key === '1＝21至25')?.lacks).toBeNull()
    expect(table.equations.find(({ key }) => key === '1＝2＋5＋8')?.lacks).toBe('statistics.lacks-age')
  })
  it('reads a side of an equation as people type it', () => {
    expect(sideOf('13+14')).toEqual([13, 14])
    expect(sideOf('第２栏、第5栏， 8')).toEqual([2, 5, 8])
    expect(sideOf('11至14')).toEqual([11, 12, 13, 14])
    for (const odd of ['', '13-', '14至11', '甲', '1+x']) expect(sideOf(odd), odd).toBeNull()
  })
  it('says in a sentence what is wrong', () => {
    const own = (whole: number[], parts: number[]) => ({ ...ours, equations: [{ whole, parts, on: true }] })
    expect(formFault(own([1], [40]))).toContain('没有第40栏')
    expect(formFault(own([1], [1, 2]))).toContain('两次')
    expect(formFault(own([], [2]))).toContain('两边')
    expect(formFault({ ...ours, items: [{ group: '', label: ' ', depth: 0, figure: null }] })).toContain('第1栏')
    expect(formFault({ ...ours, items: [{ group: '', label: '甲', depth: 0, figure: 'talks.held' }] })).toContain(
      '另选',
    )
  })
  it('numbers to choose from are figures of children that there are', () => {
    expect(countable().length).toBeGreaterThan(40)
    for (const { id } of countable()) expect(figureOf(id, 'state'), id).not.toBeNull()
  })
})
