import { owedThroughout } from './owed.ts'
import { months } from './periods/month.ts'
import type { ChildRule } from './types.ts'

/** Whoever looks after the child is spoken with once a calendar month in term (S1.17). A visit that met somebody counts. */
export const monthlyCarerContact: ChildRule = {
  key: 'monthly-carer-contact',
  subject: 'child',
  version: 1,
  title: '联系照看人',
  rhythm: 'month',
  words: {
    missed: '没联系照看人',
    tried: '照看人没联系上',
    tries: (times, days) => `试过${times}次没有联系上（${days}），还要再试。`,
  },
  unit: '户',
  owner: 'head-teacher',
  source: '联系照看人：每月与照看孩子的人沟通一次，家访见到也算，有记录（S1.17）',
  periods: months(),
  applies: owedThroughout,
  evidence: { kinds: ['carer-contact', 'home-visit'], meets: (record) => record.reached },
}
