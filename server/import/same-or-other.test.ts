import { describe, expect, it } from 'vitest'
import { nameKey } from './name-key.ts'
import { csvOf, readingOf } from './testing/reading-of.ts'
import { readDate } from './values/date.ts'

describe('an instant is the day in China; a weekday says nothing more', () => {
  it.each([
    ['2016-12-29T16:00:00.000Z', '2016-12-30'],
    ['2016-12-30T00:00:00Z', '2016-12-30'],
    ['2016-12-29T16:00:00+00:00', '2016-12-30'],
    ['2016-12-30T00:00:00+08:00', '2016-12-30'],
    ['Fri Dec 30 2016 00:00:00 GMT+0800 (中国标准时间)', '2016-12-30'],
    ['Thu, 29 Dec 2016 16:00:00 GMT', '2016-12-30'],
    ['2016-12-30 00:00:00', '2016-12-30'],
    ['2016-12-30 星期五', '2016-12-30'],
    ['2016年12月30日（周五）', '2016-12-30'],
    ['周五 2016/12/30', '2016-12-30'],
  ])('%s', (text, date) => {
    expect(readDate(text)).toEqual({ date, unreadable: false })
  })
})

describe('letters that only look alike', () => {
  it('radicals of a list copied from PDF are the letters that they look like, for comparing', async () => {
    const { children } = await readingOf(
      csvOf([
        ['姓名', '性别', '出生日期'],
        ['⻰⼩⽟', '⼥', '2015-04-11'],
        ['龙小玉', '女', '2015-04-11'],
        ['⻩⾦', '女', '2015-05-11'],
      ]),
    )
    expect(children.map((c) => [c.sex, c.issues])).toEqual([
      ['female', []],
      ['female', ['duplicate-in-file']],
      ['female', []],
    ])
    expect(children[0]?.name).toBe('⻰⼩⽟')
    expect([nameKey('⻰⼩⽟'), nameKey('⻩⾦')]).toEqual(['龙小玉', '黄金'])
  })
})
