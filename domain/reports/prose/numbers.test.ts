import { expect, it } from 'vitest'
import { ordinal, smallCount } from './numbers.ts'

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
