import { JUNE_FIRST } from '../records/activity.ts'
import { owedWhileStanding } from './owed-standing.ts'
import { onDay } from './periods/fixed-date.ts'
import type { PlaceRule } from './types.ts'

/** Villages do something with the children on June 1 (S4.6). Asked where the county switched it on. */
export const juneFirst: PlaceRule = {
  key: 'june-first',
  subject: 'place',
  places: ['village'],
  version: 1,
  title: '六一活动',
  rhythm: 'date',
  words: { missed: '没有办', tried: '', tries: () => '' },
  unit: '处',
  owner: 'village-director',
  source: '节日关爱：六一前后村（居）给孩子办一次活动，有记录（S4.6）',
  asked: 'optional',
  periods: onDay('06-01', '六一', { before: 21, slack: { grace: 7, closes: 21 } }),
  applies: owedWhileStanding(),
  evidence: { kinds: ['activity'], meets: (record) => record.reached && record.sort === JUNE_FIRST },
}
