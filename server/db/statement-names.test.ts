import { expect, test } from 'vitest'
import { statementNames } from './statement-names.ts'

const after = (runs: number, text: string, byKeys: boolean): string | undefined => {
  const named = statementNames(true)
  for (let run = 0; run < runs; run++) named(text, [1], byKeys)
  return named(text, [1], byKeys).name
}

const reading = `with near as (select 1 where ${Array.from({ length: 300 }, (_, i) => `state = $${i + 1}`).join(' or ')}) select * from near`
const manyRows = `insert into record_part (id) values ${Array.from({ length: 900 }, (_, i) => `($${i + 1})`).join(', ')}`

test('a statement that comes often is planned once a connection, one that came thrice is not yet', () => {
  expect(after(3, 'select 1 where $1 = 1', false)).toBeUndefined()
  expect(after(4, 'select 1 where $1 = 1', false)).toMatch(/^n\d+$/)
})

test('a question as long as a reading is so where it looks rows up by their keys, not where it counts a county', () => {
  expect(reading.length).toBeGreaterThan(2500)
  expect(after(9, reading, true)).toMatch(/^n\d+$/)
  expect(after(9, reading, false)).toBeUndefined()
})

test('rows written together are another text for each number of them, and never named', () => {
  expect(manyRows.length).toBeGreaterThan(2500)
  expect(after(9, manyRows, true)).toBeUndefined()
})

test('a sharded database plans by itself', () => {
  const named = statementNames(false)
  for (let run = 0; run < 9; run++) named('select 1 where $1 = 1', [1])
  expect(named('select 1 where $1 = 1', [1])).toEqual({ text: 'select 1 where $1 = 1', values: [1] })
})
