import { describe, expect, it } from 'vitest'
import { dice } from '../../demo/random.ts'
import { type FamilyOf, familyPicture, inLines } from './family-picture.ts'

const NOBODY = { name: null, state: 'none', place: null, since: null } as const
const family = (more: Partial<FamilyOf>): FamilyOf => ({
  name: '柏小满',
  where: '三年级(1)班，走读',
  father: { name: '柏大山', state: 'away', place: '浙江温州', since: '2024-03' },
  mother: NOBODY,
  carer: { name: '石桂兰', kind: 'grandparents', relation: 'grandmother', relationText: null },
  siblings: [],
  helpers: [],
  ...more,
})

describe('familyPicture', () => {
  it('says who is where since when, and who looks after the child', () => {
    const { people, ties, told } = familyPicture(
      family({ siblings: [{ name: '柏小雪', where: '五年级(2)班' }], helpers: [{ title: '志愿者', name: '何静' }] }),
    )
    expect(people.map((p) => p.key)).toEqual(['child', 'father', 'carer', 'helper0', 'sibling0'])
    expect(ties).toEqual([
      { from: 'father', kind: 'parent' },
      { from: 'carer', kind: 'cares' },
      { from: 'helper0', kind: 'helps' },
      { from: 'sibling0', kind: 'sibling' },
    ])
    expect(told).toEqual([
      '爸爸 柏大山：浙江温州，2024年3月起。',
      '奶奶 石桂兰：照看孩子。',
      '志愿者 何静：结对帮扶。',
      '兄弟姐妹 柏小雪：五年级(2)班。',
    ])
  })
  it('a parent at home who looks after the child is not drawn twice', () => {
    const { people, ties } = familyPicture(
      family({
        mother: { name: '田秀', state: 'home', place: null, since: null },
        carer: { name: '田秀', kind: 'parent', relation: null, relationText: null },
      }),
    )
    expect(people.map((p) => p.key)).toEqual(['child', 'father', 'mother'])
    expect(ties).toContainEqual({ from: 'mother', kind: 'cares' })
  })
  it('whom a list calls by the kinship alone is said once; a child alone is said to be so', () => {
    const carer = { name: '奶奶', kind: 'grandparents', relation: 'grandmother', relationText: '奶奶' } as const
    expect(familyPicture(family({ carer })).told).toContain('奶奶：照看孩子。')
    const alone = { name: null, kind: 'alone', relation: null, relationText: null } as const
    expect(familyPicture(family({ carer: alone })).told.at(-1)).toBe('柏小满自己住，没有登记谁照看。')
  })
  it('prison, being lost and death are no words for a paper that a child sees', () => {
    for (const state of ['prison', 'lost', 'dead', 'other', 'unknown', 'listed'] as const) {
      const { told } = familyPicture(family({ father: { name: '柏大山', state, place: '某地', since: '2024' } }))
      expect(told.join('')).not.toMatch(/服刑|失踪|联系不上|去世|死/)
    }
  })
})

describe('inLines', () => {
  it('loses nothing and puts nothing in, and no line is wider', () => {
    const roll = dice(7)
    for (let i = 0; i < 300; i++) {
      const text = Array.from({ length: roll.between(0, 40) }, () => roll.pick([...'柏小满浙江温州abc123（）·'])).join(
        '',
      )
      const lines = inLines(text, 10.2)
      expect(lines.join('')).toBe(text)
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(19)
    }
  })
})
