import { describe, expect, it } from 'vitest'
import { homeOpen } from '../../duties/home-open.ts'
import { account, part, WORKED_BEFORE } from '../testing/summary-input.ts'

const accounts = new Map([[homeOpen.key, { ...account(), title: homeOpen.title, unit: homeOpen.unit }]])
const told = (figures: Record<string, number>) => part('care', figures, WORKED_BEFORE, { accounts })
const all = { homes: 1, 'home-open.due': 20, 'home-open.met': 20, 'home-open.missed': 0 }

describe('Children’s Homes in the summary (S2B.9–12)', () => {
  it('none in the place: not a word of them', () => {
    expect(told({})).not.toContain('儿童之家')
  })
  it('all opened, each time with two on duty, and who came', () => {
    const figures = { 'home.sessions': 22, 'home.two-on-duty': 22, 'home.attendance': 310, 'home.children': 28 }
    expect(told({ ...all, ...figures, 'home.calls': 40 })).toContain(
      '有儿童之家1处，期内应开放20次，实开22次，每次两人值班，应开放的全部做到。学生来310人次、28名，在那里和父母通话40人次。',
    )
  })
  it('some with one on duty and some not opened: both are told apart', () => {
    const gaps = { ...all, 'home-open.met': 15, 'home-open.missed': 5 }
    expect(told({ ...gaps, 'home.sessions': 17, 'home.two-on-duty': 15, 'home.one-on-duty': 2 })).toContain(
      '有儿童之家1处，期内应开放20次，实开17次，其中两人值班15次，一人值班2次（已写明原因），按要求开放15次、缺5次。来的学生没有点名。',
    )
    expect(
      told({ ...gaps, 'home-open.met': 0, 'home-open.missed': 20, 'home.sessions': 3, 'home.one-on-duty': 3 }),
    ).toContain('实开3次，都只有一人值班，按要求开放0次、缺20次')
  })
  it('an opening with one on duty is among those that were not done as owed, and is not told as one more (S2B.12)', () => {
    const gaps = { ...all, 'home-open.met': 15, 'home-open.missed': 5, 'home.sessions': 17, 'home.two-on-duty': 15 }
    const facts = (figures: Record<string, number>) => part('plan', figures, WORKED_BEFORE, { accounts })
    expect(facts({ ...gaps, 'home.one-on-duty': 2 })).toContain(
      '应按两人值班开放而没有做到的5次；期内有2次开了但只有一人值班。',
    )
    expect(facts(gaps)).toContain('应按两人值班开放而没有做到的5次。')
    expect(facts({ ...gaps, 'home.one-on-duty': 2 })).not.toContain('另有')
  })
  it('owed and nothing recorded: said to be unrecorded, not to be undone', () => {
    expect(told({ ...all, 'home-open.met': 0, 'home-open.missed': 20 })).toContain(
      '有儿童之家1处，期内应开放20次。本学期系统中没有开放记录，无法说明完成情况。',
    )
  })
  it('nothing due yet, and a home given up within the term', () => {
    expect(told({ homes: 2 })).toContain('有儿童之家2处，期内没有到期的开放。')
    expect(told({ 'home.sessions': 1, 'home.two-on-duty': 1 })).toContain('儿童之家期末已经撤了，实开1次，两人值班。')
  })
})
