import { owedWhileStanding } from './owed-standing.ts'
import { phases } from './periods/phase.ts'
import type { PlaceRule } from './types.ts'

/** A letter to every family of a class at the term's start and end (S3.21). Asked where the county switched it on. */
export const termLetters: PlaceRule = {
  key: 'term-letters',
  subject: 'place',
  places: ['class'],
  version: 1,
  title: '致家长的一封信',
  rhythm: 'phase',
  words: { missed: '没有发信', tried: '', tries: () => '' },
  unit: '处',
  owner: 'head-teacher',
  source: '致家长的一封信：学期初、学期末各发一封，收回执，没有回执的打电话读给老人听（S3.21）',
  asked: 'optional',
  periods: (calendar, term) => phases(calendar, term).filter((p) => !p.key.endsWith('.middle')),
  applies: owedWhileStanding(),
  evidence: { kinds: ['letter'], meets: (record) => record.reached },
}
