import { owedAtHigh } from './by-level.ts'
import { months } from './periods/month.ts'
import type { ChildRule } from './types.ts'

/** The same children are visited at home each month, where others are three times a term (dossier §4.4). A term's visit counts for it. */
export const monthlyVisit: ChildRule = {
  key: 'monthly-visit',
  subject: 'child',
  version: 1,
  title: '每月上门',
  rhythm: 'month',
  words: {
    missed: '没上门',
    tried: '去过没人在家',
    tries: (times, days) => `去过${times}次没人在家（${days}），还要再去。`,
  },
  unit: '户',
  owner: 'head-teacher',
  source: '看过实际情况后定了每周联系的孩子，每月上门看一次，学期里的三次家访也算，有记录',
  byLevel: true,
  periods: months(),
  applies: owedAtHigh,
  evidence: { kinds: ['home-visit'], meets: (record) => record.reached },
}
