import { owedWhileStanding } from './owed-standing.ts'
import { onceATerm } from './periods/term.ts'
import type { PlaceRule } from './types.ts'

/** The leading group of each school and township meets once a term (S1.1, S2B.6). Asked where the county switched it on. */
export const termGroupMeeting: PlaceRule = {
  key: 'term-group-meeting',
  subject: 'place',
  places: ['school', 'township'],
  version: 1,
  title: '领导小组会议',
  rhythm: 'term',
  words: { missed: '没有开', tried: '', tries: () => '' },
  unit: '处',
  owner: 'principal',
  ownerAt: (place) => (place.kind === 'township' ? 'township-officer' : 'principal'),
  source: '领导小组：每学期至少专门开一次会，议定的事有人办、有日子（S1.1、S2B.6）',
  asked: 'optional',
  periods: onceATerm({ from: 1, slack: { grace: 7, closes: 21 } }),
  applies: owedWhileStanding(),
  evidence: { kinds: ['group-meeting'], meets: (record) => record.reached },
}
