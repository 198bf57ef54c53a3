import { describe, expect, it } from 'vitest'
import { readChild, unknownOf } from './child.ts'
import type { ChildFacts, ParentState } from './child-facts.ts'
import { asListed } from './listed.ts'
import type { IncomingChild } from './roster-child.ts'

const row = (says: Partial<IncomingChild['says']>): IncomingChild => ({
  key: 's!1',
  sheet: 's',
  row: 1,
  nameKey: '石安安',
  issues: [],
  says: { name: '石安安', ...says },
})
const states = (says: Partial<IncomingChild['says']>) => {
  const out = asListed(row(says)).says
  return [out.fatherState, out.motherState]
}

describe('a list of left-behind children', () => {
  it.each<[ParentState | undefined, ParentState | undefined, (ParentState | undefined)[]]>([
    [undefined, undefined, ['listed', 'listed']],
    ['away', undefined, ['away', undefined]],
    ['home', undefined, ['home', 'away']],
    [undefined, 'dead', ['away', 'dead']],
    ['home', 'home', ['home', 'home']],
  ])('father %s, mother %s', (father, mother, expected) => {
    expect(states({ ...(father ? { fatherState: father } : {}), ...(mother ? { motherState: mother } : {}) })).toEqual(
      expected,
    )
  })

  it('counts in the education reading, as unknown; not in the state reading', () => {
    const facts = {
      status: 'enrolled',
      grade: 3,
      birth: '2017-05-01',
      hukou: 'rural',
      fatherState: 'listed',
      motherState: 'listed',
    } as ChildFacts
    expect(readChild(facts, '2026-11-24', 'education')).toEqual({
      counts: true,
      because: '在留守儿童名单上，没有写父母谁在外、从何时起，按外出计',
      unknown: true,
    })
    expect(unknownOf(facts, '2026-11-24', 'education')).toEqual(['父母谁在外'])
    expect(readChild(facts, '2026-11-24', 'state').counts).toBe(false)
  })
})
