import { owedWhileAlive } from './owed-standing.ts'
import { boardingNights } from './periods/daily.ts'
import type { EntryRule } from './types.ts'

/**
 * Every dormitory is looked through on each night before a school day (S3.7); a school without one is never asked. A check tells of
 * its own night and of no other: two on one evening do not make up for the next.
 */
export const nightCheckDuty: EntryRule = {
  key: 'night-check',
  subject: 'entry',
  entries: ['dormitory'],
  version: 1,
  title: '夜里查铺',
  rhythm: 'day',
  words: { missed: '没查铺', tried: '', tries: () => '' },
  unit: '项',
  owner: 'principal',
  source: '宿舍管理制度：上学日的前一晚每晚查铺，看人、冷暖、门窗，有记录（S3.7）',
  periods: (calendar, term) => boardingNights(calendar, term),
  applies: owedWhileAlive(['running']),
  evidence: {
    kinds: ['night-check'],
    meets: (record) => record.reached,
    speaksOf: (record, period) => record.happenedOn === period.key,
  },
}
