import { stageKey } from '../entries/plan-stages.ts'
import { owedWhileAlive } from './owed-standing.ts'
import { dueDates } from './periods/after-event.ts'
import type { EntryRule } from './types.ts'

/** Looked at in the week before its day or the week after it; within the month it may be made good. */
const WINDOWS = { before: 7, slack: { grace: 7, closes: 30 } }

/** Each stage of a plan is looked at when its day has come (S2A.7): reached, partly, or not yet. What is owed is to look. */
export const planStage: EntryRule = {
  key: 'plan-stage',
  subject: 'entry',
  entries: ['plan'],
  version: 1,
  title: '阶段目标检查',
  rhythm: 'date',
  words: { missed: '到期的一步没看', tried: '', tries: () => '' },
  unit: '项',
  owner: 'head-teacher',
  source: '帮扶制度：计划的每一步到日子要看做到没有，有记录（S2A.7）',
  periods: (calendar, term, plan) =>
    dueDates(WINDOWS)(
      calendar,
      term,
      plan.due.map(({ key, on }) => ({ key, label: `第${key.replace(/\D/g, '')}步到期`, on })),
    ),
  applies: owedWhileAlive(),
  evidence: {
    kinds: ['plan-check'],
    meets: (record) => record.reached,
    speaksOf: (record, period) => record.quantity != null && stageKey(record.quantity) === period.key,
  },
}
