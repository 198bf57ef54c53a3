import { owedThroughout } from './owed.ts'
import { onceATerm } from './periods/term.ts'
import type { ChildRule } from './types.ts'

/** Each card is tried once a term, towards its end (S3.17; summaries §5 S3). Asked where the county switched it on. */
export const termCardCheck: ChildRule = {
  key: 'term-card-check',
  subject: 'child',
  version: 1,
  title: '联系卡试拨',
  rhythm: 'term',
  words: {
    missed: '没有试拨',
    tried: '打不通，再试',
    tries: (times, days) => `试拨过${times}次都没打通（${days}），还要再试。`,
  },
  unit: '人',
  owner: 'head-teacher',
  source: '联系卡：每学期按卡上的号码逐人试拨一次，打不通的找到新号码（S3.17）',
  asked: 'optional',
  periods: onceATerm({ from: 10, slack: { grace: 7, closes: 21 } }),
  applies: owedThroughout,
  evidence: { kinds: ['card-check'], meets: (record) => record.reached },
}
