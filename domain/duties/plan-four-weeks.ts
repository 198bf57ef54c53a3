import { owedWhileAlive } from './owed-standing.ts'
import { everyDays } from './periods/every-days.ts'
import type { EntryRule } from './types.ts'

/** So often somebody asks how a plan goes (S2A.9, S2A.14; kinds.md §5). */
const EVERY = 28

/** A plan is looked at every four weeks from the day on which it began: one of its stages, whichever. */
export const planFourWeeks: EntryRule = {
  key: 'plan-four-weeks',
  subject: 'entry',
  entries: ['plan'],
  version: 1,
  title: '帮扶计划检查',
  rhythm: 'month',
  words: { missed: '帮扶计划没看', tried: '', tries: () => '' },
  unit: '项',
  owner: 'head-teacher',
  source: '帮扶制度：帮扶计划每四周检查一次，有记录（S2A.7、S2A.14）',
  periods: (calendar, term, plan) => everyDays(EVERY, { from: plan.fromOn })(calendar, term),
  applies: owedWhileAlive(),
  evidence: { kinds: ['plan-check'], meets: (record) => record.reached },
}
