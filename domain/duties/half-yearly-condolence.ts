import { owedWhileAlive } from './owed-standing.ts'
import { halfYears } from './periods/half-year.ts'
import type { EntryRule } from './types.ts'

/** Who stands in the register of hardship is visited in each half of the year (S2B.14). Asked where the county switched it on. */
export const halfYearlyCondolence: EntryRule = {
  key: 'half-yearly-condolence',
  subject: 'entry',
  entries: ['hardship'],
  version: 1,
  // Boards are printed with the names of children: it says what is to be done, not why.
  title: '半年看望一次',
  rhythm: 'term',
  words: { missed: '没有看望', tried: '', tries: () => '' },
  unit: '项',
  owner: 'township-officer',
  source: '慰问：登记了要多照应的孩子，每半年去家里看望一次，带去需要的东西，有记录（S2B.14）',
  asked: 'optional',
  periods: halfYears({ slack: { grace: 0, closes: 31 } }),
  applies: owedWhileAlive(),
  ofChild: true,
  evidence: { kinds: ['condolence'], meets: (record) => record.reached },
}
