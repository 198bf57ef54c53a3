import { describe, expect, it } from 'vitest'
import { DEFAULT_DAYS_OFF, DEFAULT_TERMS } from '../calendar/defaults.ts'
import type { RuleSetting } from '../calendar/rule-setting.ts'
import { planPeriods } from './engine.ts'
import { monthlyTalk } from './monthly-talk.ts'
import { settingOn } from './rule-settings.ts'

const CALENDAR = { terms: DEFAULT_TERMS, daysOff: DEFAULT_DAYS_OFF }
const term = CALENDAR.terms.find((t) => t.id === '2026-autumn')
const said = (fromOn: string, more: Partial<RuleSetting> = {}): RuleSetting => ({
  rule: monthlyTalk.key,
  fromOn,
  on: true,
  earlier: 0,
  basis: '',
  ...more,
})
const periods = (rules: readonly RuleSetting[], rule = monthlyTalk) =>
  term ? (planPeriods({ ...CALENDAR, rules }, term, [rule])[0]?.periods ?? []) : []
const keys = (rules: readonly RuleSetting[], rule = monthlyTalk) => periods(rules, rule).map((p) => p.key)
const due = (rules: readonly RuleSetting[], key: string) => periods(rules).find((p) => p.key === key)?.windows

describe('what a county says of a rule holds from a day on (duties-and-sync §1)', () => {
  it('without a word it is asked as declared; an optional one is not', () => {
    expect(keys([])).toEqual(['2026-09', '2026-10', '2026-11', '2026-12', '2027-01'])
    expect(keys([], { ...monthlyTalk, asked: 'optional' })).toEqual([])
    expect(keys([said('2026-11-01')], { ...monthlyTalk, asked: 'optional' })).toEqual(['2026-11', '2026-12', '2027-01'])
  })

  it('switched off, what was due before stays owed; switched on again, what is due from then is', () => {
    const off = said('2026-10-26', { on: false })
    expect(keys([off])).toEqual(['2026-09', '2026-10'])
    expect(keys([off, said('2026-12-01')])).toEqual(['2026-09', '2026-10', '2026-12', '2027-01'])
    // The order of the list says nothing.
    expect(keys([said('2026-12-01'), off])).toEqual(['2026-09', '2026-10', '2026-12', '2027-01'])
  })

  it('what must always be asked is not switched off', () => {
    const off = said('2026-09-01', { on: false, basis: '某县某制度' })
    expect(keys([off], { ...monthlyTalk, asked: 'always' })).toHaveLength(5)
  })

  it('earlier: due and grace come forward, never before it opens, and it may be made good as long as before', () => {
    const before = due([], '2026-11')
    const after = due([said('2026-11-01', { earlier: 5 })], '2026-11')
    expect(before).toMatchObject({ due: '2026-11-25', grace: '2026-12-03' })
    expect(after).toEqual({ ...before, due: '2026-11-20', grace: '2026-11-28' })
    expect(due([said('2026-11-01', { earlier: 5 })], '2026-10')).toEqual(due([], '2026-10'))
    expect(due([said('2026-11-01', { earlier: 90 })], '2026-11')?.due).toBe('2026-11-01')
    expect(keys([said('2026-11-01', { earlier: 5 })], { ...monthlyTalk, rhythm: 'date' })).toHaveLength(5)
  })

  it('of two words of one day or the next, the later day counts, and says which written rule it stands on', () => {
    const rules = [said('2026-10-01', { basis: '甲' }), said('2026-11-01', { basis: '乙', earlier: 2 })]
    expect(settingOn(monthlyTalk, { rules }, '2026-10-31')).toMatchObject({ basis: '甲', earlier: 0 })
    expect(settingOn(monthlyTalk, { rules }, '2026-11-01')).toMatchObject({ basis: '乙', fromOn: '2026-11-01' })
    expect(settingOn(monthlyTalk, { rules }, '2026-09-30')).toMatchObject({ on: true, basis: '', fromOn: null })
  })
})
