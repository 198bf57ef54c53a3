import { owedAtHigh } from './by-level.ts'
import { weeks } from './periods/week.ts'
import type { ChildRule } from './types.ts'

/** Of whom a person decided so after looking at the facts: somebody speaks with the child or the family each week (dossier §4.4). */
export const weeklyContact: ChildRule = {
  key: 'weekly-contact',
  subject: 'child',
  version: 1,
  // Boards are printed with the names of children: it says what is to be done, not why.
  title: '每周联系',
  rhythm: 'week',
  words: {
    missed: '没联系',
    tried: '没联系上，再试',
    tries: (times, days) => `试过${times}次没有联系上（${days}），还要再试。`,
  },
  unit: '人',
  owner: 'head-teacher',
  source: '看过实际情况后定了每周联系的孩子，每周谈一次心，或与家里联系、见面一次，有记录',
  byLevel: true,
  periods: weeks(),
  applies: owedAtHigh,
  evidence: {
    kinds: ['talk', 'parent-contact', 'carer-contact', 'family-call', 'home-visit'],
    meets: (record) => record.reached,
  },
}
