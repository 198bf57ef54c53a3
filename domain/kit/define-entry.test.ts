import { describe, expect, it } from 'vitest'
import { teaHouse } from '../testing/tea-house.ts'
import { endState, isEnded, openState, stateWords } from './define-entry.ts'
import { trimmedBody, validateEntry } from './validate-entry.ts'

const today = '2026-11-24'
const faults = (more: Partial<{ from: string; until: string | null; body: Record<string, unknown> }>) =>
  validateEntry(teaHouse, { from: today, until: null, body: { name: '听雨' }, ...more }, { today }).map((p) => [
    p.field,
    p.code,
  ])

describe('a declared register', () => {
  it('begins in its first state and ends in one that ends', () => {
    expect(openState(teaHouse)).toBe('running')
    expect(teaHouse.states.map((s) => isEnded(teaHouse, s.value))).toEqual([false, false, true, true])
    expect([endState(teaHouse), endState(teaHouse, 'closed'), endState(teaHouse, 'resting')]).toEqual([
      'sold',
      'closed',
      null,
    ])
    expect([stateWords(teaHouse, 'sold'), stateWords(teaHouse, 'of-old')]).toEqual(['卖了', 'of-old'])
  })

  it('is held to its fields as a record is', () => {
    expect(faults({})).toEqual([])
    expect(faults({ body: {} })).toEqual([['name', 'missing']])
    expect(faults({ body: { name: '听雨', sort: 'cocoa', more: 1 } })).toEqual([
      ['sort', 'unknown-answer'],
      ['more', 'unknown-field'],
    ])
    expect(faults({ body: { name: '没有' } })).toEqual([['name', 'not-enough']])
  })

  it('has days that can be', () => {
    expect(faults({ from: '2026-02-30' })).toEqual([['from', 'not-understood']])
    expect(faults({ from: '1999-12-31' })).toEqual([['from', 'too-early']])
    expect(faults({ from: '2028-09-01' })).toEqual([['from', 'too-late']])
    expect(faults({ until: '2026-13-01' })).toEqual([['until', 'not-understood']])
    expect(faults({ until: today })).toEqual([['until', 'too-early']])
    expect(faults({ until: '2026-11-25' })).toEqual([])
  })

  it('leaves out what says nothing', () => {
    expect(trimmedBody({ name: ' 听雨 ', sort: '', days: [], n: 0, on: null })).toEqual({ name: '听雨', n: 0 })
  })
})
