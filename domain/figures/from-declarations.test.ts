import { expect, it } from 'vitest'
import { dutyFigures, kindFigures } from './from-declarations.ts'
import { figureFaces } from './list.ts'

const watering = { key: 'weekly-watering', title: '浇花', unit: '人', subject: 'child' } as const

it('a rule brings its figures along, and its coverage names two of them', () => {
  const figures = dutyFigures(watering)
  expect(figures.map((f) => f.id)).toEqual(
    ['due', 'met', 'missed', 'coverage', 'waived', 'due-subjects', 'missed-subjects', 'every-period'].map(
      (name) => `weekly-watering.${name}`,
    ),
  )
  const ids = new Set(figures.map((f) => f.id))
  for (const { measure } of figures)
    if (measure.of === 'share') expect([ids.has(measure.part), ids.has(measure.whole)]).toEqual([true, true])
  for (const { definition } of figures) expect(definition).toContain('浇花')
})

it('what is counted by household is counted so in the figures', () => {
  const of = (unit: '人' | '户') => dutyFigures({ ...watering, unit }).find((f) => f.id.endsWith('.missed-subjects'))
  expect(of('人')).toMatchObject({ unit: '名', measure: { of: 'distinct', column: 'childId' } })
  expect(of('户')).toMatchObject({ unit: '户', measure: { of: 'distinct', column: 'householdId' } })
})

it('a kind counts records and children', () => {
  const [held, children] = kindFigures({ kind: 'watering', title: '浇花' })
  expect(held).toMatchObject({ id: 'watering.held', measure: { of: 'distinct', column: 'recordId' } })
  expect(children).toMatchObject({ id: 'watering.children', measure: { of: 'distinct', column: 'childId' } })
})

it('no id means two figures: what a number says and the rows behind it are the same thing', () => {
  const ids = figureFaces().map((face) => face.id)
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
})
