import { describe, expect, it } from 'vitest'
import { recordKind } from '../../domain/records/list.ts'
import { nextOwed } from './next-owed.ts'

const talk = recordKind('talk')
const visit = recordKind('home-visit')
const child = (id: string, rules: string[]) => ({
  id,
  name: `孩子${id}`,
  className: null,
  last: null,
  note: null,
  duties: rules.map((rule) => ({ rule, state: 'open' as const, text: '', period: { key: '' } })),
})
const home = (id: string, ...children: ReturnType<typeof child>[]) => ({
  householdId: id,
  villageName: null,
  address: null,
  carerText: null,
  children,
})
const homes = [
  home('a', child('1', ['monthly-talk']), child('2', ['monthly-talk', 'term-home-visits'])),
  home('b', child('3', [])),
  home('c', child('4', ['monthly-talk', 'term-home-visits']), child('5', ['term-home-visits'])),
]

describe('who comes next (F16)', () => {
  it('is whoever stands after the one recorded, of the same kind', () => {
    if (!talk || !visit) throw new Error('no such kind')
    expect(nextOwed(homes, talk, ['1'])).toEqual({ ids: ['2'], who: '孩子2' })
    expect(nextOwed(homes, talk, ['2'])).toEqual({ ids: ['1'], who: '孩子1' })
    expect(nextOwed(homes, talk, ['4'])).toEqual({ ids: ['1'], who: '孩子1' })
  })

  it('is a whole household where a household is visited, and nobody where nobody is left', () => {
    if (!talk || !visit) throw new Error('no such kind')
    expect(nextOwed(homes, visit, ['2'])).toEqual({ ids: ['4', '5'], who: '孩子4、孩子5' })
    expect(nextOwed(homes, visit, ['2', '4', '5'])).toBeNull()
  })
})
