import { owedThroughout } from './owed.ts'
import { onceATerm } from './periods/term.ts'
import type { ChildRule } from './types.ts'

/** Each term head teachers go through the five blocks of every left-behind child anew (S1.8). Asked where the county switched it on. */
export const termSurvey: ChildRule = {
  key: 'term-survey',
  subject: 'child',
  version: 1,
  title: '五方面调查',
  rhythm: 'term',
  words: { missed: '没有调查', tried: '', tries: () => '' },
  unit: '人',
  owner: 'head-teacher',
  source: '跟踪调查：每学期对每名孩子按学习、生活、心理、安全、健康五方面调查一次（S1.8）',
  asked: 'optional',
  periods: onceATerm({ from: 1, to: 8, slack: { grace: 14, closes: 42 } }),
  applies: owedThroughout,
  evidence: { kinds: ['survey'], meets: (record) => record.reached },
}
