import { expect, it } from 'vitest'
import { matchOutline } from './match-outline.ts'
import type { Place } from './place.ts'
import { readOutline } from './place-outline.ts'

const place = (
  id: number,
  kind: Place['kind'],
  name: string,
  parentId: number | null,
  more: Partial<Place> = {},
): Place => ({
  id,
  kind,
  code: `P${id}`,
  name,
  parentId,
  grade: null,
  label: null,
  aliases: [],
  closed: false,
  typedPupils: null,
  typedPupilsSource: null,
  ...more,
})
const county = place(1, 'county', '云岭县', null)
const town = place(2, 'township', '青石镇', 1)
const tree = new Map(
  [
    county,
    town,
    place(3, 'village', '河湾村', 2, { aliases: ['湾上'] }),
    place(4, 'school', '大坪村小学', 2),
    place(5, 'class', '三(1)班', 4, { grade: 3, label: '1' }),
    place(6, 'school', '旧校', 4, { aliases: [], closed: true }),
  ].map((p) => [p.id, p]),
)
const told = (text: string, home = county) =>
  matchOutline(readOutline(text), tree, home).map((l) => [l.name, l.state, l.note?.slice(0, 12) ?? null])

it('what stands is found under its own name or another one, and what is new hangs on it', () => {
  expect(
    told('云岭县\n青石镇\n  湾上村\n  湾上\n  河湾村\n  大坪村小学\n    三年级（1）班\n    三年级（2）班'),
  ).toEqual([
    ['云岭县', 'there', null],
    ['青石镇', 'there', null],
    ['湾上村', 'new', null],
    ['湾上', 'fault', '看不出“湾上”是村还是学'],
    ['河湾村', 'there', null],
    ['大坪村小学', 'there', null],
    ['三(1)班', 'there', null],
    ['三(2)班', 'new', null],
  ])
})

it('a name that stands elsewhere, one that is alike, and a school straight under the county are asked about', () => {
  expect(told('白水镇\n  河湾村\n  大坪村小学\n希望小学')).toEqual([
    ['白水镇', 'new', null],
    ['河湾村', 'doubt', '青石镇已经有一个“河湾村'],
    ['大坪村小学', 'doubt', '青石镇已经有一个“大坪村'],
    ['希望小学', 'doubt', '没有缩进，先放在“白水镇'],
  ])
  expect(told('河湾社区\n坪村小学', town)).toEqual([
    ['河湾社区', 'doubt', '青石镇已经有“河湾村”，'],
    ['坪村小学', 'doubt', '青石镇已经有“大坪村小学'],
  ])
  expect(told('希望小学')).toEqual([['希望小学', 'doubt', '“希望小学”直接放在县下']])
})

it('what cannot stand there and another county are faults; so is what hangs on one', () => {
  expect(told('河湾村')).toEqual([['河湾村', 'fault', '村“河湾村”要放在乡镇下']])
  expect(told('石门县\n老街\n  三年级(1)班')).toEqual([
    ['石门县', 'fault', '这里只能添加云岭县的地方'],
    ['老街', 'fault', '看不出“老街”是村还是学'],
    ['三(1)班', 'fault', '班级“三(1)班”要放在'],
  ])
  expect(
    told('青石镇\n  新村\n    x\n  新村：\n青石镇\n  新村')
      .map((l) => l[1])
      .includes('fault'),
  ).toBe(true)
})
