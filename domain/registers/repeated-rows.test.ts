import { expect, it } from 'vitest'
import { repeatedRows } from './repeated-rows.ts'
import type { IncomingChild } from './roster-child.ts'

const row = (n: number, says: Partial<IncomingChild['says']>): IncomingChild => ({
  key: `r${n}`,
  sheet: '名册',
  row: n,
  nameKey: `孩子${n}`,
  issues: [],
  says: { name: `孩子${n}`, ...says },
})

it('names the other rows of a number, of many only the first ones and how many there are', () => {
  const three = repeatedRows([2, 3, 4].map((n) => row(n, { studentNo: 'G1' })))
  expect(three.map((r) => r.reason)).toEqual([
    '和第 3 行、第 4 行是同一个学籍号，姓名却不同，只能写一行',
    '和第 2 行、第 4 行是同一个学籍号，姓名却不同，只能写一行',
    '和第 2 行、第 3 行是同一个学籍号，姓名却不同，只能写一行',
  ])
  const many = repeatedRows(Array.from({ length: 3000 }, (_, i) => row(i + 2, { idNumber: 'X' })))
  expect(many).toHaveLength(3000)
  expect(many.at(-1)?.reason).toBe(
    '和第 2 行、第 3 行、第 4 行、第 5 行、第 6 行、第 7 行、第 8 行、第 9 行等 2999 行是同一个身份证号，姓名却不同，只能写一行',
  )
})
