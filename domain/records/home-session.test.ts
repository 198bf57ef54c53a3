import { describe, expect, it } from 'vitest'
import { fewStaff } from '../kit/record-subject.ts'
import { validateRecord } from '../kit/validate-record.ts'
import { homeSession } from './home-session.ts'

const BODY = { from: '16:00', to: '18:00', safety: ['doors'] }
const TWO = [{ name: '田玉珍' }, { name: '冉小梅' }]
const said = (body: Record<string, unknown>, staff: { account?: string; name: string }[] = TWO) =>
  validateRecord(homeSession, { happenedOn: '2026-11-20', body, staff }, { today: '2026-11-24' }).map((p) => [
    p.field,
    p.code,
  ])
const part = (n: number, body: Record<string, unknown> = BODY) =>
  homeSession.staff ? fewStaff(homeSession.staff, n, body) : ''

describe('儿童之家开放', () => {
  it('asks when it opened and closed and what was looked at for safety', () => {
    expect(said(BODY)).toEqual([])
    expect(said({})).toEqual([
      ['from', 'missing'],
      ['to', 'missing'],
      ['safety', 'missing'],
    ])
    expect(said({ ...BODY, to: '15:59' })).toEqual([['to', 'too-early']])
  })
  it('two are on duty, each once; one alone says why', () => {
    expect(part(2)).toBeNull()
    expect(part(1)).toContain('为什么')
    expect(part(1, { ...BODY, alone: '送孩子看病' })).toBeNull()
    expect(part(0, { ...BODY, alone: '送孩子看病' })).toContain('至少要写 2 人')
    expect(said(BODY, [{ name: '田玉珍' }, { name: '田玉珍 ' }])).toEqual([['staff', 'not-understood']])
    const account = '0198c000-0000-7000-8000-000000000001'
    const other = '0198c000-0000-7000-8000-000000000002'
    expect(
      said(BODY, [
        { account, name: '李明' },
        { account: other, name: '李明' },
      ]),
    ).toEqual([])
    expect(said({ ...BODY, alone: '没人' })).toEqual([['alone', 'not-asked']])
  })
  it('counts who came, and as it should be only with two on duty', () => {
    const took = [{ mark: 'present' }, { mark: 'called' }]
    expect(homeSession.columns?.(BODY, { staff: TWO, took })).toEqual({ sort: 'two', quantity: 2 })
    expect(homeSession.reached(BODY, { staff: TWO, took })).toBe(true)
    expect(homeSession.reached(BODY, { staff: TWO.slice(1), took })).toBe(false)
    expect(homeSession.columns?.(BODY, { staff: TWO.slice(1), took })).toEqual({ sort: 'one', quantity: 2 })
  })
  it('begins with the hours of that weekday, with nothing on another one', () => {
    const home = { hours: [{ day: '5', from: '16:00', to: '17:30' }, { day: '6' }] }
    expect(homeSession.prefillFrom?.(home, '2026-11-20')).toEqual({ from: '16:00', to: '17:30' })
    expect(homeSession.prefillFrom?.(home, '2026-11-21')).toEqual({})
    expect(homeSession.prefillFrom?.(home, '2026-11-19')).toEqual({})
  })
})
