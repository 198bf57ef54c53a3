import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../kit/dates.ts'
import { ROLES, type Role } from '../roles.ts'
import { dutyState } from './engine.ts'
import {
  ESCALATIONS,
  escalationOf,
  hasWeek,
  heardBy,
  isTold,
  leaderOf,
  postsAbove,
  toldAbove,
  weekAround,
} from './escalation.ts'
import { DUTY_STATES, type Period } from './types.ts'

const windows = { opens: '2026-11-01', due: '2026-11-25', grace: '2026-12-03', closes: '2026-12-10' }
const IN_CLASS = { schoolId: 1, classId: 2, villageId: 3, townshipId: null }
const IN_SCHOOL = { schoolId: 1, classId: null, villageId: null, townshipId: null }
const IN_VILLAGE = { schoolId: null, classId: null, villageId: 3, townshipId: null }
const step = (at: string, key = false) =>
  escalationOf({ windows, key, state: at > windows.closes ? 'missed' : 'overdue' }, at)

describe('when somebody above is told (duties-and-sync §1)', () => {
  it.each([
    ['2026-10-31', null, null],
    ['2026-11-25', 'owner', 'owner'],
    ['2026-11-26', 'owner', 'above'],
    ['2026-12-03', 'owner', 'above'],
    ['2026-12-04', 'above', 'closed'],
    ['2026-12-10', 'above', 'closed'],
    ['2026-12-11', 'closed', 'closed'],
  ])('on %s: %s, of a key child %s', (at, plain, key) => {
    expect([step(at), step(at, true)]).toEqual([plain, key])
  })
  it('what is done, freed or not owed is nobody’s', () => {
    for (const state of DUTY_STATES.filter((s) =>
      ['met', 'met-late', 'waived', 'not-applicable', 'not-yet'].includes(s),
    ))
      expect(escalationOf({ windows, key: true, state }, '2027-01-01')).toBeNull()
  })
  it('never goes back as days go by, and a key child’s is never told later', () => {
    const rank = (s: ReturnType<typeof step>) => (s === null ? -1 : ESCALATIONS.indexOf(s))
    const gap = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(fc.tuple(gap, gap, gap), gap, gap, (gaps, from, more) => {
        const due = addDays('2026-09-01', gaps[0])
        const grace = addDays(due, gaps[1])
        const of = { opens: '2026-09-01', due, grace, closes: addDays(grace, gaps[2]) }
        const period: Period = { key: 'p', label: 'p', term: 't', windows: of }
        const at = (day: string, key: boolean) =>
          rank(escalationOf({ windows: of, key, state: dutyState(period, true, null, null, day) }, day))
        const [early, late] = [addDays('2026-08-20', from), addDays('2026-08-20', from + more)]
        expect(at(late, false)).toBeGreaterThanOrEqual(at(early, false))
        expect(at(late, true)).toBeGreaterThanOrEqual(at(early, true))
        expect(at(early, true)).toBeGreaterThanOrEqual(at(early, false))
      }),
    )
  })
})

describe('who is told', () => {
  const all = () => true
  it.each<[Role, typeof IN_CLASS | typeof IN_SCHOOL | typeof IN_VILLAGE, Role | null, Role | null]>([
    ['subject-teacher', IN_CLASS, 'head-teacher', 'principal'],
    ['helper', IN_CLASS, 'head-teacher', 'principal'],
    ['boarding-teacher', IN_CLASS, 'head-teacher', 'principal'],
    ['boarding-teacher', IN_SCHOOL, 'dean', 'principal'],
    ['head-teacher', IN_CLASS, 'dean', 'principal'],
    ['dean', IN_SCHOOL, 'principal', 'principal'],
    ['principal', IN_SCHOOL, null, 'principal'],
    ['village-director', IN_CLASS, 'township-officer', 'township-officer'],
    ['home-keeper', IN_VILLAGE, 'village-director', 'township-officer'],
    ['home-keeper', IN_SCHOOL, 'dean', 'principal'],
    ['township-officer', IN_VILLAGE, null, 'township-officer'],
    ['county-office', IN_CLASS, null, null],
  ])('what a %s owes', (owner, at, above, leader) => {
    expect([toldAbove(owner, at, all), leaderOf(owner, at)]).toEqual([above, leader])
  })
  it('passes an empty chair, and stops at nobody', () => {
    expect(toldAbove('head-teacher', IN_CLASS, (role) => role !== 'dean')).toBe('principal')
    expect(toldAbove('subject-teacher', IN_CLASS, () => false)).toBe('principal')
  })
  it('is somebody higher than the owner, and never an owner’s own self; whoever is told hears of those owners', () => {
    for (const owner of ROLES)
      for (const at of [IN_CLASS, IN_SCHOOL, IN_VILLAGE]) {
        const above = postsAbove(owner, at)
        expect(above).not.toContain(owner)
        for (const role of above)
          expect([owner, isTold(role), heardBy(role).includes(owner)]).toEqual([owner, true, true])
        const leader = leaderOf(owner, at)
        if (leader) expect([owner, hasWeek(leader)]).toEqual([owner, true])
      }
    for (const role of ROLES.filter((r) => !isTold(r))) expect(heardBy(role)).toEqual([])
  })
  it('a week is Monday to Sunday', () => {
    expect(weekAround('2026-11-29')).toEqual({ from: '2026-11-23', to: '2026-11-29' })
    expect(weekAround('2026-11-30')).toEqual({ from: '2026-11-30', to: '2026-12-06' })
  })
})
