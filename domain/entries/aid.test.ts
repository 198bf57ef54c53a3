import { describe, expect, it } from 'vitest'
import { validateEntry } from '../kit/validate-entry.ts'
import { donor } from './donor.ts'
import { fund } from './fund.ts'
import { sponsorship } from './sponsorship.ts'
import { wish } from './wish.ts'

const problems = (kind: Parameters<typeof validateEntry>[0], body: Record<string, unknown>) =>
  validateEntry(kind, { from: '2026-09-10', until: null, body }, { today: '2026-11-24' }).map((p) => p.field)

describe('the registers of aid (S2B.13, S2B.21)', () => {
  it('fund: a name and a purpose', () => {
    expect(problems(fund, {}).sort()).toEqual(['name', 'purpose'])
    expect(fund.line({ name: '助学金', purpose: '学费和路费' })).toBe('助学金：学费和路费')
  })

  it('donor: read by those who keep the money alone, on no paper; whether it may be named is asked', () => {
    expect(problems(donor, {}).sort()).toEqual(['name', 'named', 'sort'])
    expect([donor.unprinted, donor.read.includes('head-teacher'), donor.read.includes('county-office')]).toEqual([
      true,
      false,
      false,
    ])
    expect(donor.line({ name: '青山果业', sort: 'enterprise', gives: ['money'] })).toBe('青山果业，企业，钱')
  })

  it('sponsorship: money within a month, then a year after the last; looked after each half-year', () => {
    expect(problems(sponsorship, {}).sort()).toEqual(['from', 'yearly'])
    const body = { from: 'office', by: '镇妇联', yearly: 120_000 }
    expect(sponsorship.line(body)).toBe('单位、群团（镇妇联），每年1200元')
    const days = (more: Record<string, unknown> = {}) =>
      sponsorship.due?.({ ...body, ...more }, '2026-09-10').map((d) => [d.key, d.on])
    expect(days()).toEqual([
      ['pay', '2026-10-10'],
      ['look', '2027-03-10'],
    ])
    expect(days({ paidOn: '2026-09-30', seenOn: '2026-12-01' })).toEqual([
      ['pay', '2027-09-30'],
      ['look', '2027-06-01'],
    ])
    expect([sponsorship.unprinted, sponsorship.columns?.(body)]).toEqual([true, { sort: 'office', fen: 120_000 }])
  })

  it('wish: a thing, and whether the child lets others see it', () => {
    expect(problems(wish, {}).sort()).toEqual(['agreed', 'sort', 'what'])
    const body = { what: '36码的雨靴', sort: 'clothes', agreed: 'yes' }
    expect(problems(wish, { ...body, takenOn: '2026-11-01' })).toEqual(['takenBy'])
    expect(wish.line(body)).toBe('穿的：36码的雨靴')
    expect([wish.columns?.(body)?.quantity, wish.columns?.({ ...body, agreed: 'no' })?.quantity]).toEqual([1, 0])
  })
})
