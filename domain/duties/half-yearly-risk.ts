import { owedThroughout } from './owed.ts'
import { onDay } from './periods/fixed-date.ts'
import type { ChildRule } from './types.ts'

const SLACK = { grace: 7, closes: 30 }
const spring = onDay('03-31', '三月', { before: 30, slack: SLACK })
const autumn = onDay('09-30', '九月', { before: 29, slack: SLACK })

/** Each child's surroundings are looked at in March and September (dossier §4.4, scale 1). Asked where the county switched it on. */
export const halfYearlyRisk: ChildRule = {
  key: 'half-yearly-risk',
  subject: 'child',
  version: 1,
  title: '风险评估',
  rhythm: 'term',
  words: { missed: '没有评估', tried: '', tries: () => '' },
  unit: '人',
  owner: 'head-teacher',
  source: '风险评估：每年三月、九月对每名孩子看一次实际情况，定多久联系一次',
  asked: 'optional',
  periods: (calendar, term) => [...spring(calendar, term), ...autumn(calendar, term)],
  applies: owedThroughout,
  evidence: { kinds: ['risk-assessment'], meets: (record) => record.reached },
}
