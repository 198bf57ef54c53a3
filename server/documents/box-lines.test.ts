import { expect, it } from 'vitest'
import { boxLines } from './box-lines.ts'

it('a box and its words stay on one line, and a line holds as many as fit', () => {
  const options = ['能来', '来不了，请到家里说', '来不了，请打电话说']
  expect(boxLines({ label: '回执', options }, 20).map(({ label, boxes }) => label + boxes)).toEqual([
    '回执：□\u00a0能来　□\u00a0来不了，请到家里说',
    '□\u00a0来不了，请打电话说',
  ])
  expect(boxLines({ label: '回执', options }, 60)).toHaveLength(1)
  expect(boxLines({ label: '看下来', options: [] }, 20)).toEqual([{ label: '看下来：', boxes: '' }])
})
