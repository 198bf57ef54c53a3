import { describe, expect, it } from 'vitest'
import { isUrgent } from '../kit/define-record.ts'
import { answersTold } from '../kit/own-answers.ts'
import { validateRecord } from '../kit/validate-record.ts'
import {
  bodyOf,
  GRID_COLUMNS,
  type GridColumn,
  headLacks,
  headOf,
  isOfChildren,
  MARK,
  marksOf,
  toldOf,
} from './class-grid.ts'

const TODAY = '2026-11-25'

/** A head as a teacher fills it in: the first option of what it asks and has no beginning of its own. */
const filled = (column: GridColumn) => {
  const first = column.kind.fields.flatMap((f) =>
    column.asked.includes(f.name) && f.required && f.options
      ? [[f.name, f.kind === 'choices' ? [f.options[0]?.value] : f.options[0]?.value]]
      : [],
  )
  return { ...Object.fromEntries(first), ...headOf(column) }
}

describe.each(GRID_COLUMNS.map((c) => [c.kind.title, c] as const))('the column of %s', (_title, column) => {
  it('may stand in the grid: every required answer is given by the tap, said by the mark or asked at the head', () => {
    for (const mark of marksOf(column)) {
      const body = bodyOf(column, filled(column), mark.value)
      expect(validateRecord(column.kind, { happenedOn: TODAY, body }, { today: TODAY })).toEqual([])
    }
    expect(headLacks(column, filled(column))).toEqual([])
  })

  it('writes nothing that does not stand at its head in words', () => {
    for (const mark of marksOf(column)) {
      const body = bodyOf(column, filled(column), mark.value)
      const words = answersTold(column.kind, body)
      // Each answer that is written has its words, and none of them is missing at the head.
      expect(words.map((w) => w.name).sort()).toEqual(Object.keys(body).sort())
      const told = toldOf(column, filled(column), mark.value)
      for (const { label, text } of words)
        expect(told).toContainEqual({ label, text, short: text === '是' ? '联系上了' : text })
      if (column.mark === MARK) expect(told.at(-1)?.text).toBe(mark.label)
    }
  })

  it('reached somebody, says no worry, and asks for no sentence', () => {
    for (const mark of marksOf(column)) {
      const body = bodyOf(column, filled(column), mark.value)
      expect(column.kind.reached(body, { staff: [], took: [] })).toBe(true)
      expect(isUrgent(column.kind, body)).toBe(false)
    }
  })

  it('asks at the head only what has options or one line, and nothing that another answer of it would call off', () => {
    for (const name of column.asked) {
      const field = column.kind.fields.find((f) => f.name === name)
      expect(['choice', 'choices', 'text']).toContain(field?.kind)
      expect(bodyOf(column, {}, marksOf(column)[0]?.value ?? '')[name]).toBeUndefined()
    }
  })
})

it('what has no honest default is asked: an untouched head says what a talk was about by nobody’s guess', () => {
  expect(GRID_COLUMNS.map((c) => [c.kind.kind, headLacks(c, headOf(c))])).toEqual([
    ['talk', ['说了什么']],
    ['family-call', ['怎么联系的']],
    ['parent-contact', []],
    ['carer-contact', ['说了什么']],
    ['letter', ['哪一封']],
  ])
})

it('a worry is no tap of the grid: a talk is “all well” there or written in its own form', () => {
  const talks = GRID_COLUMNS.find((c) => c.kind.kind === 'talk') as GridColumn
  expect(marksOf(talks).map((m) => m.value)).toEqual(['well'])
})

it('cells of a class are one record of it where the kind is the place’s', () => {
  expect(GRID_COLUMNS.filter((c) => !isOfChildren(c)).map((c) => c.kind.kind)).toEqual(['letter'])
})
