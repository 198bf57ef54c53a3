import { expect, it } from 'vitest'
import { bracketsOf } from './brackets.ts'

const items = Array.from({ length: 12 }, (_, i) => ({ no: i + 1 }))
const spans = (...parts: number[][]) =>
  [
    ...bracketsOf(
      items,
      parts.map((of) => ({ parts: of })),
    ),
  ].map(([line, { lines, equations }]) => [line + 1, lines, equations.length])

it('a bracket runs over the parts of an equation that stand one below the other', () => {
  expect(spans([2, 5, 8], [3, 4], [6, 7], [9, 10, 11, 12])).toEqual([
    [2, 1, 1],
    [3, 2, 1],
    [6, 2, 1],
    [9, 4, 1],
  ])
})

it('none reaches into the next; two of one line share the shorter; what the table does not hold stands nowhere', () => {
  expect(spans([3, 4, 5, 6], [5, 6])).toEqual([
    [3, 2, 1],
    [5, 2, 1],
  ])
  expect(spans([3, 4], [3, 4, 5])).toEqual([[3, 2, 2]])
  expect(spans([30, 31])).toEqual([])
  expect(spans([11, 12, 13])).toEqual([[11, 1, 1]])
})
