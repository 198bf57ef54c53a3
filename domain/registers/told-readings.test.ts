import { describe, expect, it } from 'vitest'
import type { ChildFacts } from './child-facts.ts'
import { facts } from './testing/facts.ts'
import { toldReadings } from './told-readings.ts'

const TODAY = '2026-11-28'
const told = (before: Partial<ChildFacts>, after: Partial<ChildFacts>, on = TODAY) =>
  toldReadings(facts(before), facts(after), { today: TODAY, on })
const bothAway: Partial<ChildFacts> = {
  hukou: 'rural',
  birth: '2016-05',
  grade: 4,
  fatherState: 'away',
  fatherSince: '2025-03',
  motherState: 'away',
  motherSince: '2025-03',
}

describe('what a change makes of the readings is told', () => {
  it('one of two is back: by two readings the child no longer counts, and the reason is said', () => {
    const out = told(bothAway, { ...bothAway, motherState: 'home', motherSince: null })
    expect(out).toHaveLength(2)
    expect(out[0]).toMatch(/^按国发〔2016〕13号口径，从今天起不再算留守儿童：父亲外出，母亲在家/)
    expect(out[1]).toMatch(/^按本县口径，从今天起不再算留守儿童/)
  })
  it('who left today counts by the other readings only later, and the day is said', () => {
    const home: Partial<ChildFacts> = {
      ...bothAway,
      fatherState: 'home',
      fatherSince: null,
      motherState: 'home',
      motherSince: null,
    }
    expect(told(home, { ...home, motherState: 'away', motherSince: TODAY })).toEqual([
      '按教育部门口径，现在还不算，2027年2月28日起要是没有再变就算。',
    ])
    expect(told(home, { ...home, motherState: 'away', motherSince: '2026-06-01' }, '2026-06-01')[0]).toMatch(
      /^按教育部门口径，从今天起算留守儿童：/,
    )
  })
  it('a visit, a number, another carer: nothing to tell', () => {
    expect(told(bothAway, { ...bothAway, careKind: 'grandparents' })).toEqual([])
    expect(told({ ...bothAway, status: 'left' }, { ...bothAway, status: 'left', motherState: 'home' })).toEqual([])
  })
})
