import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aidCode } from './aid-code.ts'
import { LEAST_PUBLIC, usesTold } from './aid-told.ts'
import {
  balancesByDay,
  FEN,
  firstFaultyDay,
  isBalanced,
  mayStandAt,
  sumsByUnit,
  turnedBack,
  wantsSecond,
} from './ledger.ts'

const whole = fc.integer({ min: 1, max: 1_000_000 })
const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-11-${String(d).padStart(2, '0')}`)
const moves = fc.array(fc.record({ on: day, n: fc.integer({ min: -5000, max: 5000 }) }), { maxLength: 30 })

describe('double entry', () => {
  it('whatever goes out to however many comes to nothing, and turned back to nothing again', () => {
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1, maxLength: 60 }), (each) => {
        const sum = each.reduce((n, one) => n + one, 0)
        const legs = [
          { account: 'fund', n: -sum, unit: FEN },
          ...each.map((n, i) => ({ account: 'use', n, unit: FEN, child: String(i) })),
        ]
        expect(isBalanced(legs)).toBe(true)
        expect(isBalanced(turnedBack(legs))).toBe(true)
        expect([...sumsByUnit([...legs, ...turnedBack(legs)]).values()]).toEqual([0])
      }),
    )
  })

  it('money and goods are never set against each other; half a fen, nothing, and one leg are none', () => {
    const leg = (n: number, unit = FEN) => ({ account: 'a', n, unit })
    expect(isBalanced([leg(100), leg(-100, '床')])).toBe(false)
    expect(isBalanced([leg(0.5), leg(-0.5)])).toBe(false)
    expect(isBalanced([leg(0), leg(0)])).toBe(false)
    expect(isBalanced([leg(0)])).toBe(false)
  })
})

describe('what may stand', () => {
  it('a fund, a store and a loan not below nothing, a debt to a teacher not above it', () => {
    for (const sort of ['fund', 'store', 'loan'] as const)
      expect([mayStandAt(sort, -1), mayStandAt(sort, 0), mayStandAt(sort, 1)]).toEqual([false, true, true])
    expect([mayStandAt('advance', -1), mayStandAt('advance', 0), mayStandAt('advance', 1)]).toEqual([true, true, false])
    for (const sort of ['source', 'use', 'pocket'] as const) expect(mayStandAt(sort, -9)).toBe(true)
  })

  it('days add up to the same as all at once, and a fault is found on the day on which it is one', () => {
    fc.assert(
      fc.property(moves, fc.record({ on: day, n: fc.integer({ min: -5000, max: 5000 }) }), (before, added) => {
        const all = [...before, added]
        const days = balancesByDay(all)
        expect(days.at(-1)?.left).toBe(all.reduce((sum, leg) => sum + leg.n, 0))
        const expected = days.find((d) => d.on >= added.on && d.left < 0) ?? null
        expect(firstFaultyDay('fund', before, added)).toEqual(expected)
      }),
    )
  })

  it('what was not there on a day cannot be spent on it, though it came later', () => {
    const came = [{ on: '2026-11-10', n: 500 }]
    expect(firstFaultyDay('fund', came, { on: '2026-11-05', n: -100 })).toMatchObject({ on: '2026-11-05', left: -100 })
    expect(firstFaultyDay('fund', came, { on: '2026-11-10', n: -500 })).toBe(null)
  })

  it('what belongs to a place wants two hands; what a teacher lends does not', () => {
    expect(['receive', 'give', 'advance', 'repay', 'reverse'].every((s) => wantsSecond(s as 'give'))).toBe(true)
    expect([wantsSecond('lend'), wantsSecond('return')]).toEqual([false, false])
  })
})

describe('what others are told', () => {
  it('no use of few children stands by itself, and no fen is lost', () => {
    const use = fc.record({
      words: fc.constantFrom('甲', '乙', '丙', '丁'),
      fen: whole,
      children: fc.integer({ min: 0, max: 12 }),
    })
    fc.assert(
      fc.property(fc.array(use, { maxLength: 6 }), (uses) => {
        const told = usesTold(uses)
        expect(told.reduce((sum, u) => sum + u.fen, 0)).toBe(uses.reduce((sum, u) => sum + u.fen, 0))
        for (const { children } of told) expect(children === null || children >= LEAST_PUBLIC).toBe(true)
        expect(told.filter((u) => u.words === '其他用途').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('a code is five plain letters, the same for the same id', () => {
    const id = '01900000-0000-7000-8000-1234567890ab'
    expect(aidCode(id)).toMatch(/^[2-9A-HJ-NP-Z]{5}$/)
    expect(aidCode(id)).toBe(aidCode(id))
    expect(aidCode(id)).not.toBe(aidCode('01900000-0000-7000-8000-1234567890ac'))
  })
})
