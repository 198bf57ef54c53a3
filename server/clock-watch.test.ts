import { expect, it } from 'vitest'
import { clockWatch } from './clock-watch.ts'

it('after a jump of the clock, forward or back, nothing is thrown away for a day (L9)', () => {
  let [now, steady, warned] = [1_000_000, 0, 0]
  const believed = clockWatch(
    () => now,
    () => steady,
    () => {
      warned++
    },
  )
  const pass = (ms: number, jump = 0) => {
    now += ms + jump
    steady += ms
    return believed()
  }
  expect(pass(60_000)).toBe(true)
  expect(pass(60_000, 400 * 86_400_000)).toBe(false)
  expect(pass(3_600_000)).toBe(false)
  expect(pass(60_000, -400 * 86_400_000)).toBe(false)
  expect(pass(25 * 3_600_000)).toBe(true)
  expect(warned).toBe(2)
})
