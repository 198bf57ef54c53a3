import { expect, it } from 'vitest'
import { sharesOf } from './word-table.ts'

it('names stand to the left, numbers narrow, words as wide as they ask', () => {
  expect(
    sharesOf([
      ['学校', '在校学生', '留守学生'],
      ['青石镇中心小学', '315', '126'],
    ]),
  ).toEqual([2, 1, 1])
  const plan = [
    ['针对', '措施', '责任岗位', '完成时间', '怎样算做到'],
    ['漏访', '约定时间上门，见不到人的请村（居）儿童主任协助', '班主任', '2026年12月14日', '逐户见到照看人'],
    ['名册', '逐人核对后签核', '班主任和村儿童主任', '2026年12月14日', '签核的名册'],
  ]
  expect(sharesOf(plan)).toEqual([2, 3, 2, 2, 2])
  // Where every post is short, its head still stands on one line.
  const short = plan.map((row, i) => (i === 2 ? [...row.slice(0, 2), '教导处', ...row.slice(3)] : row))
  expect(sharesOf(short)).toEqual([2, 3, 2, 2, 2])
  const sentences = [
    '夜里查铺',
    '有宿舍2处，住学生68名；上学日的前一晚应查铺108晚次，有记录的87晚次，没有记录的21晚次。',
  ]
  expect(sharesOf([['事项', '情况'], sentences])).toEqual([2, 7])
})
