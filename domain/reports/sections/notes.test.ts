import { expect, it } from 'vitest'
import { penOf, SCHOOL_VOICE } from '../kit/pen.ts'
import { inputOf } from '../testing/summary-input.ts'
import { takenAs } from './notes.ts'

it.each([
  [126, 12, '按民政部门口径统计时', '，按民政部门口径统计时有关情况不详的共12名'],
  [41, 41, '', '，41名都有情况不详'],
  [1, 1, '', '，有关情况不详的共1名'],
  [126, 0, '', ''],
])('of %i pupils something that decides is not known of %i (summaries §7)', (all, open, when, told) => {
  // The state's reading counts fewer: what is not known is asked of whoever might be counted.
  const input = inputOf({ 'left-behind.education': all, 'left-behind.state': [Math.ceil(all * 0.8), open] }, null)
  expect(takenAs(penOf(input, SCHOOL_VOICE), when)).toBe(`户籍不详按农村计，监护能力不详按有能力计${told}`)
})
