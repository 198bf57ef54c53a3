import { noonsOf } from '../entries/noon-roster.ts'
import { weekday } from '../kit/dates.ts'
import { owedWhileAlive } from './owed-standing.ts'
import { schoolNoons } from './periods/daily.ts'
import type { EntryRule } from './types.ts'

/**
 * A teacher is with the children who eat at school, on the school days of the roster (S2A.12). Each noon is owed by whoever has that
 * weekday. A record tells of its own noon.
 */
export const noonDuty: EntryRule = {
  key: 'noon-duty',
  subject: 'entry',
  entries: ['noon-roster'],
  version: 1,
  title: '午间值班',
  rhythm: 'day',
  words: { missed: '没有记', tried: '', tries: () => '' },
  unit: '项',
  owner: 'principal',
  source: '午间值班：上学的中午由值班老师陪着在校吃饭的孩子，有记录（S2A.12）',
  periods: (calendar, term, roster) => {
    const days = new Set(noonsOf(roster.answers).map((n) => n.day))
    return schoolNoons(calendar, term, (day) => days.has(weekday(day)))
  },
  heldBy: ({ answers }, { key }) => noonsOf(answers).find((n) => n.day === weekday(key))?.who.account ?? null,
  applies: owedWhileAlive(['running']),
  evidence: {
    kinds: ['noon-tutoring'],
    meets: (record) => record.reached,
    speaksOf: (record, period) => record.happenedOn === period.key,
  },
}
