import { describe, expect, it } from 'vitest'
import { childOf, csvOf, readingOf } from './testing/reading-of.ts'

/** Further inputs of the kinds that other people's lists have, each of which was once read wrong or might be. */
const [A, B] = ['13800001001', '13800001002']

describe('a birth by the lunar calendar', () => {
  it.each([
    '农历八月十五',
    '2016年农历八月十五',
    '2016.8.15（农历）',
    '2016年八月十五',
    '2016年腊月廿三',
    '2016年冬月初一',
    '丙申年八月十五',
    // Not the same day: one of the two is wrong.
    '2016年9月15日（农历八月十六）',
  ])('%s is asked about', async (text) => {
    expect(await childOf({ 出生日期: text, 性别: '女' })).toMatchObject({
      birthDate: null,
      issues: ['date-unreadable'],
    })
  })
  it.each([
    ['2016年9月15日（农历八月十五）', '2016-09-15'],
    ['2017-01-20 农历腊月廿三', '2017-01-20'],
    ['2017.1.20（农历十二月二十三）', '2017-01-20'],
    ['二〇一六年八月十五日', '2016-08-15'],
  ])('%s is %s', async (text, birthDate) => {
    expect(await childOf({ 出生日期: text, 性别: '女' })).toMatchObject({ birthDate, issues: [] })
  })
})

describe('an old number beside the new', () => {
  it.each([
    [`${A}/旧号${B}`, [A]],
    [`${A}、原号码：${B}`, [A]],
    [`旧号${B}/${A}`, [A]],
    [`${B}（停机）/${A}`, [A]],
    [`${A}，${B}打不通`, [A]],
  ])('%s', async (cell, phones) => {
    expect((await childOf({ 性别: '女', 父亲姓名: '石大海', 父亲电话: cell })).father.phones).toEqual(phones)
  })
})

it.each(['石大海 Shi Dahai', '石大海　SHI DAHAI', '石大海（Shi Dahai）'])('%s is 石大海', async (cell) => {
  expect((await childOf({ 性别: '女', 父亲姓名: cell })).father.name).toBe('石大海')
})

it.each(['班主任 何静 三(2)班', '班主任：何静三年级2班', '三年级二班（班主任何静）', '三（2）班 班主任何静'])(
  '%s is the second class of the third grade',
  async (text) => {
    const { grade, class: label } = await childOf({ 性别: '女', 班级: text })
    expect([grade, label]).toEqual([3, '2'])
  },
)

it.each(['班主任：何静', '联系人：石三 13800001009', '监护人意见：同意'])(
  'a short line whose remark says %s is a child, and those below it are read',
  async (remark) => {
    const rows = [
      ['姓名', '性别', '班级', '备注'],
      ['石安安', '女', '三1', remark],
      ['罗小禾', '男', '三1', ''],
    ]
    expect((await readingOf(csvOf(rows))).children.map((c) => c.name)).toEqual(['石安安', '罗小禾'])
  },
)

it('甲 乙 丙 under the head name columns, three of them as well', async () => {
  const rows = [
    ['姓名', '性别', '班级'],
    ['甲', '乙', '丙'],
    ['石安安', '女', '三1'],
    ['罗小禾', '男', '三1'],
  ]
  expect((await readingOf(csvOf(rows))).children.map((c) => c.name)).toEqual(['石安安', '罗小禾'])
})
