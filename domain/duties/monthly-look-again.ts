import { LEVEL_KIND } from '../records/level-said.ts'
import { owedAtHigh } from './by-level.ts'
import { months } from './periods/month.ts'
import type { ChildRule } from './types.ts'

/** Whether it still has to be every week is looked at each month: sooner than March and September (duties-and-sync, dossier §4.4). */
export const monthlyLookAgain: ChildRule = {
  key: 'monthly-look-again',
  subject: 'child',
  version: 1,
  title: '每月再看一次情况',
  rhythm: 'month',
  words: { missed: '没有再看', tried: '', tries: () => '' },
  unit: '人',
  owner: 'head-teacher',
  source: '定了每周联系的孩子，每月把实际情况再看一遍，定下还要不要每周联系',
  byLevel: true,
  periods: months(),
  applies: owedAtHigh,
  evidence: { kinds: [LEVEL_KIND], meets: (record) => record.reached },
}
