import { expect, it } from 'vitest'
import type { Difference } from './differences.tsx'
import { proposed } from './proposed.ts'

const cell = (no: number, said: number | null, is: number | null, words = ''): Difference =>
  ({ place: { code: 'A', name: 'A' }, no, row: no, said, is, words, done: 'changed' }) as unknown as Difference

it('says what the place is to look at, of the last comparison; too many of them by their number', () => {
  expect(proposed([cell(5, 12, 10), cell(6, null, 3)])).toBe('第5项写12，登记10；第6项写空，登记3')
  expect(proposed([cell(5, 12, 10)])).toBe('第5项写12，登记10')
  expect(proposed(Array.from({ length: 30 }, (_, i) => cell(i + 1, 12, 10)))).toBe('有 30 项和登记不一样，请逐项核对')
})
