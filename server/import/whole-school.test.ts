import { describe, expect, it } from 'vitest'
import { csvOf, readingOf } from './testing/reading-of.ts'
import { xlsx } from './testing/sheets.ts'
import { namesWholeSchool } from './whole-school.ts'

describe('a title that names the whole school', () => {
  it.each([
    '全校学生花名册',
    '枫林小学全校学生花名册',
    '枫林小学2026—2027学年度第一学期全校留守儿童花名册',
    '第三小学全体学生信息表',
    '青石九年一贯制学校全校学生名单（一至九年级）',
    '白鹭小学各班学生花名册',
    '云岭小学各年级学生基本情况统计表',
    '全部在校学生登记表（共12个班）',
  ])('%s', (title) => expect(namesWholeSchool(title)).toBe(true))

  it.each([
    '三年级(1)班花名册',
    '三（1）班全体学生花名册',
    '枫林小学四年级各班学生花名册',
    '四至六年级各班学生花名册',
    '全校三年级学生名单',
    '枫林小学毕业班全体学生登记表',
    '全校寄宿生花名册',
    '全校女童名单',
    '各班班主任签字：',
    '各班班主任名单',
    '全校各班请于9月10日前将本花名册报教导处',
    '本表由各班填报，全校汇总后盖章',
    '各班学生情况表审核人：',
    '全体教师花名册',
    '全校合计',
    '枫林小学学生花名册',
  ])('%s is not one', (title) => expect(namesWholeSchool(title)).toBe(false))
})

const ROWS = [
  ['姓名', '性别', '班级'],
  ['石小禾', '女', '三(1)班'],
  ['龙河生', '男', '三(2)班'],
]

describe('a list of the whole school', () => {
  it.each([['全校学生花名册'], ['全校留守儿童登记表'], ['全班同学名单']])(
    '%s heads a list and sums nothing up',
    async (title) => {
      const { skippedRows, children } = await readingOf(csvOf([[title], ...ROWS]))
      expect(skippedRows[0]).toMatchObject({ row: 1, reason: 'title' })
      expect(children).toHaveLength(2)
    },
  )

  it('is told by its title, also where a school stands in a cell of its own', async () => {
    expect((await readingOf(csvOf([['全校学生花名册'], ...ROWS]))).wholeSchool).toBe(true)
    expect((await readingOf(csvOf([['枫林小学', '全校学生花名册'], ...ROWS]))).wholeSchool).toBe(true)
    expect(
      (await readingOf(await xlsx({ name: '名单', rows: [['枫林小学 全校学生 花名册'], ...ROWS] }))).wholeSchool,
    ).toBe(true)
  })

  it('is told by no footer, no sum and no class’s own title', async () => {
    for (const foot of [
      '各班班主任签字：',
      '全校各班学生花名册填表人：',
      '全校合计 2人',
      '说明：全校各班学生名单都在此表',
    ])
      expect((await readingOf(csvOf([['三年级学生花名册'], ...ROWS, [foot]]))).wholeSchool, foot).toBe(false)
    const stacked = [
      ['三（1）班全体学生花名册'],
      ...ROWS.slice(0, 2),
      ['三（2）班全体学生花名册'],
      ...ROWS.slice(0, 1),
      ...ROWS.slice(2),
    ]
    const { wholeSchool, children } = await readingOf(csvOf(stacked))
    expect([wholeSchool, children.length]).toEqual([false, 2])
  })

  it('sums stay sums', async () => {
    for (const sum of [
      ['全校', '', '2人'],
      ['全校合计', '2', ''],
      ['全班', '2', ''],
      ['本班合计：2人', '', ''],
      ['全校共2人', '', ''],
    ]) {
      const { skippedRows, children } = await readingOf(csvOf([...ROWS, sum]))
      expect(skippedRows.at(-1), sum.join()).toMatchObject({ row: 4, reason: 'total' })
      expect(children).toHaveLength(2)
    }
  })
})
