import { describe, expect, it } from 'vitest'
import type { Place, PlaceTree } from './place.ts'
import { schoolMeant } from './school-name.ts'

const place = (id: number, kind: Place['kind'], name: string, parentId: number | null, more: Partial<Place> = {}) => ({
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
const TREE: PlaceTree = new Map(
  [
    place(1, 'county', '云岭县', null),
    place(2, 'township', '柳溪镇', 1),
    place(3, 'township', '竹坝乡', 1),
    place(10, 'school', '柳溪镇中心小学', 2),
    place(11, 'school', '枫桥小学', 2, { aliases: ['枫桥希望学校'] }),
    place(12, 'school', '柳溪中学', 2),
    place(13, 'school', '竹坝乡中心小学', 3),
    place(14, 'school', '枫桥小学', 3),
    place(15, 'school', '竹坝乡油坪九年一贯制学校', 3),
    place(16, 'school', '云岭县实验小学', 1),
    place(17, 'school', '关门小学', 2, { closed: true }),
    place(18, 'school', '县第二小学', 1),
  ].map((p) => [p.id, p]),
)
const at = (id: number): Place => TREE.get(id) ?? place(0, 'school', '', null)
const meant = (written: string | null, home: number) => {
  const { school, several } = schoolMeant(written, at(home), TREE)
  return several ? 'several' : (school?.id ?? null)
}

it('a school that is no more is named, and nobody guesses where its children go', () => {
  const merged: PlaceTree = new Map(TREE).set(19, place(19, 'school', '枫桥村完小', 2, { closed: true }))
  expect(schoolMeant('关门小学', at(10), TREE)).toEqual({ school: null, several: false, stopped: '关门小学' })
  expect(schoolMeant('柳溪镇关门村小', at(10), TREE)).toMatchObject({ school: null, stopped: '关门小学' })
  // To the letter the one that is no more; another of a like name is not it.
  expect(schoolMeant('枫桥村完小', at(10), merged)).toMatchObject({ school: null, stopped: '枫桥村完小' })
  expect(schoolMeant('枫桥小学', at(10), merged).school?.id).toBe(11)
})

it('of one that went into another the other is meant, by its name and by its code', () => {
  const merged: PlaceTree = new Map(TREE).set(19, place(19, 'school', '油坊小学', 10, { closed: true }))
  expect(schoolMeant('油坊小学', at(13), merged)).toMatchObject({ school: { id: 10 } })
  expect(schoolMeant('P19', at(13), merged)).toMatchObject({ school: { id: 10 } })
})

it('a part of a school that another school is called by is asked about; any other part is the school itself', () => {
  for (const written of ['柳溪镇中心小学（枫桥校区）', '柳溪镇中心小学(枫桥教学点)', '柳溪中心小学【枫桥村小】'])
    expect([written, meant(written, 10)]).toEqual([written, 'several'])
  for (const written of [
    '柳溪镇中心小学（东校区）',
    '柳溪镇中心小学(校本部)',
    '柳溪镇中心小学（公办）',
    '柳溪镇中心小学（柳溪校区）',
  ])
    expect([written, meant(written, 10)]).toEqual([written, 10])
  expect(meant('枫桥小学（枫桥校区）', 11)).toBe(11)
})

describe('which school a row means (F1)', () => {
  it.each([
    ['柳溪镇中心小学', 10],
    ['柳溪中心小学', 10],
    ['柳溪小学', 10],
    ['柳溪镇 中心校', 10],
    ['云岭县柳溪镇中心小学', 10],
    ['中心小学', 10],
    ['本校', 10],
    ['', 10],
    [null, 10],
    ['Ｐ10', 10],
    ['柳溪镇中心小学（本部）', 10],
    ['枫桥小学', 11],
    ['枫桥完小', 11],
    ['枫桥村小学', 11],
    ['枫桥', 11],
    ['柳溪镇枫桥小学', 11],
    ['柳溪枫桥小学', 11],
    ['枫桥希望学校', 11],
    ['竹坝乡枫桥小学', 14],
    ['柳溪镇中学', 12],
    ['柳溪初级中学', 12],
    ['竹坝乡中心小学', 13],
    ['竹坝中心完小', 13],
    ['油坪学校', 15],
    ['油坪小学', 15],
    ['实验小学', 16],
    ['县实验小学', 16],
    ['第二小学', 18],
    ['梨树镇中心小学', null],
    ['梨树镇枫桥小学', null],
    ['杏花小学', null],
    ['关门小学', null],
    ['柳溪镇中心幼儿园', null],
    ['枫桥中学', null],
  ] as [string | null, number | null][])('%s, in a list of the central school → %s', (written, expected) => {
    expect(meant(written, 10)).toBe(expected)
  })

  it.each([
    // The nearest school of the name is meant: the own one, then one of the own township.
    ['枫桥小学', 14, 14],
    ['枫桥小学', 13, 14],
    ['枫桥小学', 1, 'several'],
    ['枫桥小学', 3, 14],
    ['中心小学', 11, 10],
    ['中心小学', 3, 13],
    ['小学', 11, 11],
    ['', 3, null],
    ['柳溪镇中心小学', 13, 10],
    ['关门小学', 17, 17],
  ] as [string, number, number | string | null][])('%s, in a list of place %i → %s', (written, home, expected) => {
    expect(meant(written, home)).toBe(expected)
  })
})
