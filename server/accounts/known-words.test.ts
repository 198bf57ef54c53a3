import { expect, it } from 'vitest'
import type { Place, PlaceTree } from '../../domain/registers/place.ts'
import { wordsOfPerson, wordsOfPlace } from './known-words.ts'

const place = (id: number, kind: Place['kind'], name: string, parentId: number | null): [number, Place] => [
  id,
  {
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
  },
]
const TREE: PlaceTree = new Map([
  place(1, 'county', '石柱土家族自治县', null),
  place(2, 'township', '枫香镇', 1),
  place(3, 'school', '枫香镇中心小学', 2),
  place(4, 'class', '三年级(2)班', 3),
  place(5, 'village', '瓦窑村', 2),
])

it('L6: a place’s name is known with and without its kind, as written and as typed', () => {
  expect(wordsOfPlace('枫香镇')).toEqual(['枫香镇', 'fengxiangzhen', '枫香', 'fengxiang'])
  expect(wordsOfPlace('瓦窑村小学')).toContain('wayao')
})

it('L6: of a person the login, the name, and every place of the posts with those above', () => {
  const known = wordsOfPerson({ login: 'mhy', name: '闵红燕', places: [4] }, TREE)
  for (const word of ['mhy', '闵红燕', 'minhongyan', '枫香', 'fengxiang', 'fengxiangzhenzhongxinxiaoxue', '石柱土家族'])
    expect(known).toContain(word)
  expect(known.join()).not.toContain('wayao')
})
