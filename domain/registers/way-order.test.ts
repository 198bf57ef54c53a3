import { expect, it } from 'vitest'
import { byWay, groupOf } from './way-order.ts'

it.each([
  ['河湾村3组', 3],
  ['青石镇河湾村第十二村民小组7号', 12],
  ['大坪村二社', 2],
  ['油坊村 ５ 队', 5],
  ['石桥村20小组', 20],
  ['枫木村老水井旁', null],
  ['三组合作社旁', 3],
  [null, null],
])('%s is group %s', (address, group) => {
  expect(groupOf(address)).toBe(group)
})

it('a round goes group by group, a tenth after a second, within a group house by house, the unknown last', () => {
  const round = ['河湾村10组', null, '河湾村老水井', '河湾村2组14号', '河湾村二组3号', '河湾村一组']
  expect(round.toSorted(byWay)).toEqual([
    '河湾村一组',
    '河湾村二组3号',
    '河湾村2组14号',
    '河湾村10组',
    '河湾村老水井',
    null,
  ])
})
