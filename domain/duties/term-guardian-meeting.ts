import { owedWhileStanding } from './owed-standing.ts'
import { onceATerm } from './periods/term.ts'
import type { PlaceRule } from './types.ts'

/** A meeting of parents or guardians, a parents' school or a training in every class each term (S1.14, S5.10). Asked where the county switched it on. */
export const termGuardianMeeting: PlaceRule = {
  key: 'term-guardian-meeting',
  subject: 'place',
  places: ['class'],
  version: 1,
  title: '监护人会',
  rhythm: 'term',
  words: { missed: '没有开', tried: '', tries: () => '' },
  unit: '处',
  owner: 'head-teacher',
  source:
    '监护人会：每个班每学期至少开一次家长会、监护人会或家长学校，点名到会；全校一起开的，各班记自己班的（S1.14、S5.10）',
  asked: 'optional',
  periods: onceATerm({ from: 1, to: 16, slack: { grace: 14, closes: 28 } }),
  applies: owedWhileStanding(),
  evidence: { kinds: ['meeting'], meets: (record) => record.reached },
}
