import { expect, it } from 'vitest'
import { takenAs } from './notes.ts'

it.each([
  [107, 12, '按民政部门口径统计时', '，按民政部门口径统计时有关情况不详的共12名'],
  [41, 41, '', '，41名的有关情况都不详'],
  [1, 1, '', '，有关情况不详的共1名'],
  [107, 0, '', ''],
])('of %i children something that decides is not known of %i (summaries §7)', (value, unknown, when, told) => {
  const state = {
    id: 'left-behind.state',
    unit: '名',
    title: '',
    definition: '',
    value,
    cutoff: '2026-11-30',
    rows: value,
    unknown,
  }
  expect(takenAs(state, when)).toBe(`户籍不详按农村计，监护能力不详按有能力计${told}`)
})
