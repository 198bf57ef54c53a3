import { isSecondTry } from '../records/second-try.ts'
import { owedThroughout } from './owed.ts'
import { phases } from './periods/phase.ts'
import type { ChildRule } from './types.ts'

/** Home visits at term start, middle and end: weeks 1–4, 8–12, 17–20 (S1.13). One visit serves all children of the household that it names. */
export const termHomeVisits: ChildRule = {
  key: 'term-home-visits',
  subject: 'child',
  version: 1,
  title: '家访',
  rhythm: 'phase',
  words: {
    missed: '没访',
    tried: '去过没人在家',
    tries: (times, days) => `去过${times}次没人在家（${days}），还要再去。`,
    again: (first, then) => `${first}没人在家，${then}再去仍没人，按两次上门算。`,
  },
  unit: '户',
  owner: 'head-teacher',
  source: '家访制度：学期初、期中、期末各家访一次（S1.13）',
  periods: phases,
  applies: owedThroughout,
  evidence: { kinds: ['home-visit'], meets: (record, before) => record.reached || isSecondTry(record, before) },
}
