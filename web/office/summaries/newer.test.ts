import { expect, it } from 'vitest'
import { newerOf } from './newer.ts'

it('an answer that comes late does not take the page back to what was', () => {
  const [settled, passed] = [
    { version: 4, step: 'waiting' },
    { version: 5, step: 'passed' },
  ]
  expect(newerOf(passed, settled)).toBe(passed)
  expect(newerOf(settled, passed)).toBe(passed)
  expect(newerOf(undefined, settled)).toBe(settled)
  const again = { ...passed }
  expect(newerOf(passed, again)).toBe(again)
})
