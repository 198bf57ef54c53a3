import { describe, expect, it } from 'vitest'
import { type RosterReading, rowKey } from './reading.ts'
import { BOY_ID, csvOf, ID, readingOf } from './testing/reading-of.ts'

const names = ({ children }: RosterReading) => children.map((c) => [c.row, c.name, c.grade, c.class])

describe('lists side by side', () => {
  it('each is read; the children of one line are told apart', async () => {
    const reading = await readingOf(
      csvOf([
        ['河湾小学三（1）班留守儿童名单'],
        ['序号', '姓名', '性别', '身份证号', '', '序号', '姓名', '性别', '身份证号'],
        [1, '石安', '女', ID, '', 2, '罗禾', '男', BOY_ID],
        [3, '田雨', '女', '', '', '', '', '', ''],
      ]),
    )
    expect(names(reading)).toEqual([
      [3, '石安', 3, '1'],
      [3, '罗禾', 3, '1'],
      [4, '田雨', 3, '1'],
    ])
    expect(reading.children.map((c) => c.idNumber)).toEqual([ID, BOY_ID, null])
    expect(new Set(reading.children.map(rowKey)).size).toBe(3)
    expect(reading.skippedRows.map((s) => [s.row, s.reason])).toEqual([
      [1, 'title'],
      [2, 'header'],
    ])
  })

  it('each under its own class; a sum below one ends nothing for the other', async () => {
    const reading = await readingOf(
      csvOf([
        ['三（1）班', '', '', '三（2）班', '', ''],
        ['姓名', '性别', '监护人', '姓名', '性别', '监护人'],
        ['石安', '女', '石老', '罗禾', '男', '罗老'],
        ['合计', '1人', '', '田雨', '女', '田老'],
        ['合计', '1人', '', '合计', '2人', ''],
      ]),
    )
    expect(names(reading)).toEqual([
      [3, '石安', 3, '1'],
      [3, '罗禾', 3, '2'],
      [4, '田雨', 3, '2'],
    ])
    expect(reading.skippedRows.at(-1)).toMatchObject({ row: 5, reason: 'total' })
  })

  it('a second 姓名 that speaks of somebody else begins none', async () => {
    const reading = await readingOf(
      csvOf([
        ['姓名', '性别', '年级', '姓名', '关系', '电话'],
        ['石安', '女', '三年级', '石建国', '父亲', '13800000001'],
      ]),
    )
    expect(names(reading)).toEqual([[2, '石安', 3, null]])
  })
})
