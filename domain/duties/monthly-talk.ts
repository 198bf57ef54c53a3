import { owedThroughout } from './owed.ts'
import { months } from './periods/month.ts'
import type { ChildRule } from './types.ts'

/** A heart-to-heart talk with each left-behind pupil, once a calendar month in term (S1.12). */
export const monthlyTalk: ChildRule = {
  key: 'monthly-talk',
  subject: 'child',
  version: 1,
  title: '谈心',
  rhythm: 'month',
  words: {
    missed: '没谈',
    tried: '去过没谈成',
    tries: (times, days) => `${times}次没谈成（${days}），还要再谈。`,
  },
  unit: '人',
  owner: 'head-teacher',
  source: '谈心制度：每月与每名孩子单独谈心一次，有记录（S1.12）',
  periods: months(),
  applies: owedThroughout,
  evidence: { kinds: ['talk'], meets: (record) => record.reached },
}
