import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParentState } from './child-facts.ts'
import { type RollChild, rollChanges, rollChild, rollCounts } from './roll.ts'
import { compareRolls } from './roll-compare.ts'
import { rollMovements } from './roll-movements.ts'
import { facts } from './testing/facts.ts'

const AT = '2026-11-24'
const away = { fatherState: 'away', motherState: 'away', fatherSince: '2026-03', motherSince: '2026-03' } as const
const on = (id: string, more: Parameters<typeof facts>[0] = {}): RollChild =>
  rollChild(facts({ childId: id, ...more }), AT, 'unchanged')
const nameOf = (id: number | null) => (id === null ? null : `第${id}处`)

describe('a roll', () => {
  it('counts by each reading, and how it was gone over', () => {
    const roll = [on('a', away), on('b', { motherState: 'away', motherSince: '2026-03', boarder: true }), on('c')]
    expect(rollCounts(roll)).toMatchObject({
      children: 3,
      education: 2,
      state: 1,
      bothAway: 1,
      oneAway: 1,
      boarders: 1,
      unchanged: 3,
      changed: 0,
    })
  })

  it('tells what changed since: nothing of itself; who came and who went are told once each', () => {
    const child = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      mother: fc.constantFrom<ParentState>('home', 'away'),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(child, { selector: (c) => c.id }),
        fc.uniqueArray(child, { selector: (c) => c.id }),
        (then, now) => {
          const roll = (of: typeof then) => of.map((c) => on(c.id, { motherState: c.mother }))
          expect(rollChanges(roll(then), roll(then), nameOf)).toEqual([])
          const ids = (sort: string) =>
            rollChanges(roll(then), roll(now), nameOf)
              .filter((c) => c.sort === sort)
              .map((c) => c.id)
          const [before, after] = [then.map((c) => c.id), now.map((c) => c.id)]
          expect(ids('came')).toEqual(after.filter((id) => !before.includes(id)))
          expect(ids('went')).toEqual(before.filter((id) => !after.includes(id)))
          expect(before.length + ids('came').length - ids('went').length).toBe(after.length)
        },
      ),
    )
  })
})

describe('two terms’ signed rolls', () => {
  it('before + in − out = now, by each reading', () => {
    const child = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), gone: fc.boolean() })
    const rolls = fc.uniqueArray(child, { selector: (c) => c.id })
    fc.assert(
      fc.property(rolls, rolls, fc.constantFrom('state' as const, 'education' as const), (then, now, reading) => {
        const roll = (of: typeof then) => of.map((c) => on(c.id, c.gone ? away : {}))
        const moved = rollMovements(roll(then), roll(now), reading)
        const n = (sort: string) => moved.filter((m) => m.sort === sort).length
        expect(rollCounts(roll(then))[reading] + n('in') - n('out')).toBe(rollCounts(roll(now))[reading])
      }),
    )
  })
})

describe('rolls of a school and a village compared (S2B.1)', () => {
  const classRoll = (roll: RollChild[] | null) => ({ placeId: 1, kind: 'class' as const, roll })
  const villageRoll = (roll: RollChild[] | null) => ({ placeId: 3, kind: 'village' as const, roll })
  const compare = (school: RollChild[] | null, village: RollChild[] | null) => {
    const { compared, pending } = compareRolls([classRoll(school), villageRoll(village)], nameOf)
    return { told: compared.map(({ id, sort, what }) => [id, sort, ...what]), pending }
  }

  it('the same child on both is one child, alike or with what differs', () => {
    expect(compare([on('a', away), on('b')], [on('a', away), on('b', away)]).told).toEqual([
      ['a', 'same'],
      [
        'b',
        'differs',
        '父亲 外出→在家',
        '母亲 外出→在家',
        '教育口径 算→不算',
        '国务院口径 算→不算',
        '本县口径 算→不算',
      ],
    ])
  })

  it('on one alone it says why; of whom the other side has not signed nothing is said', () => {
    const school = [on('a'), on('b', { villageId: 9 }), on('c', { villageId: null })]
    const village = [on('d'), on('e', { status: 'village', classId: null }), on('f', { classId: 8 })]
    expect(compare(school, village)).toEqual({
      told: [
        ['a', 'school-only', '村里签核的名册上没有'],
        ['b', 'school-only', '住在外镇的村'],
        ['c', 'school-only', '档案里没有写哪个村'],
        ['d', 'village-only', '班里签核的名册上没有'],
        ['e', 'village-only', '学龄前，或者不在本县的学校'],
        ['f', 'village-only', '在外镇的学校'],
      ],
      pending: 0,
    })
    expect(compare([on('a')], null)).toEqual({ told: [], pending: 1 })
    expect(compare(null, [on('d')])).toEqual({ told: [], pending: 1 })
  })
})
