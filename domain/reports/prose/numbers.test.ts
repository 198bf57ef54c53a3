import { expect, it } from 'vitest'
import { monthSpan, ordinal, smallCount } from './numbers.ts'

it('headings count in words as far as a page goes, and small counts say 两', () => {
  expect([1, 2, 10, 11, 19, 20, 21, 99].map(ordinal)).toEqual([
    '一',
    '二',
    '十',
    '十一',
    '十九',
    '二十',
    '二十一',
    '九十九',
  ])
  expect([1, 2, 3, 12].map(smallCount)).toEqual(['一', '两', '三', '12'])
})

it.each<[string[], string]>([
  [['9月'], '9月'],
  [['9月', '10月'], '9月和10月'],
  [['9月', '10月', '11月'], '9月至11月'],
  [['12月', '1月'], '12月和次年1月'],
  [['11月', '12月', '1月'], '11月至次年1月'],
  // Nothing is owed in the holidays between: they are not counted in.
  [['3月', '4月', '5月', '6月', '9月', '10月', '11月'], '3月至6月和9月至11月'],
  [['12月', '1月', '3月', '4月', '5月', '6月'], '12月、次年1月和3月至6月'],
])('%s', (labels, said) => expect(monthSpan(labels)).toBe(said))
