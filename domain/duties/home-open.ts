import { openingsOf } from '../entries/home-hours.ts'
import { ON_DUTY } from '../records/home-session.ts'
import { owedWhileAlive } from './owed-standing.ts'
import { openings } from './periods/openings.ts'
import type { EntryRule } from './types.ts'

/**
 * A Children's Home is opened as often a week as it says, twice where it says nothing (S2B.10), with two on duty (S2B.12): one alone
 * is an opening, told apart, and the duty stays owed (decision 029).
 */
export const homeOpen: EntryRule = {
  key: 'home-open',
  subject: 'entry',
  entries: ['home'],
  version: 1,
  title: '儿童之家按时开放',
  rhythm: 'week',
  words: {
    missed: '没开',
    tried: '开了，只有一个人值班',
    tries: (times, days) => `开过${times}次只有一个人值班（${days}），要两个人才算。`,
  },
  unit: '项',
  owner: 'principal',
  ownerAt: (home) => (home.schoolId === null ? 'village-director' : 'principal'),
  source: '儿童之家制度：每周按公布的时间开放（没有公布的每周两次），每次两个人值班，有记录（S2B.10、S2B.12）',
  periods: (calendar, term, home) => openings(openingsOf(home.answers).map((o) => o.day))(calendar, term),
  applies: owedWhileAlive(['running']),
  evidence: {
    kinds: ['home-session'],
    meets: (record) => record.reached && (record.staff === undefined || record.staff >= ON_DUTY),
  },
}
