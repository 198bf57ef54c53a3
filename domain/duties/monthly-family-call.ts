import { owedThroughout } from './owed.ts'
import { months } from './periods/month.ts'
import type { ChildRule } from './types.ts'

/** The child speaks with the parents or writes to them, once a calendar month in term, helped by a teacher (S1.16). */
export const monthlyFamilyCall: ChildRule = {
  key: 'monthly-family-call',
  subject: 'child',
  version: 1,
  title: '亲情联系',
  rhythm: 'month',
  words: {
    missed: '没有亲情联系',
    tried: '没打通，再打',
    tries: (times, days) => `试过${times}次没有联系上（${days}），还要再试。`,
  },
  unit: '人',
  owner: 'head-teacher',
  source: '亲情联系：每月帮每名孩子与父母通话或写信一次，有记录（S1.16）',
  periods: months(),
  applies: owedThroughout,
  evidence: { kinds: ['family-call'], meets: (record) => record.reached },
}
