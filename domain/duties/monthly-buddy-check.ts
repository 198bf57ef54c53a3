import { owedWhileAlive } from './owed-standing.ts'
import { months } from './periods/month.ts'
import type { EntryRule } from './types.ts'

const owedAlive = owedWhileAlive()

/** Once a month a teacher looks how a child and its buddies get on (S2A.9), from the first whole month on. */
export const monthlyBuddyCheck: EntryRule = {
  key: 'monthly-buddy-check',
  subject: 'entry',
  entries: ['buddy'],
  version: 1,
  title: '伙伴检查',
  rhythm: 'month',
  words: { missed: '伙伴没看', tried: '', tries: () => '' },
  unit: '项',
  owner: 'head-teacher',
  source: '手拉手制度：教师每月看一次伙伴结得怎样，有记录（S2A.9）',
  periods: (calendar, term) => months()(calendar, term),
  applies: (facts, period) =>
    facts.fromOn > period.windows.opens
      ? { owed: false, because: '这个月开始以后才结伴，从下个月起' }
      : owedAlive(facts, period),
  evidence: { kinds: ['buddy-check'], meets: (record) => record.reached },
}
