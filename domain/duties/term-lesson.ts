import { owedWhileStanding } from './owed-standing.ts'
import { onceATerm } from './periods/term.ts'
import type { PlaceRule } from './types.ts'

/** A lesson on safety, law or the mind in every class each term (S1.2–1.6). Asked where the county switched it on. */
export const termLesson: PlaceRule = {
  key: 'term-lesson',
  subject: 'place',
  places: ['class'],
  version: 1,
  title: '主题教育',
  rhythm: 'term',
  words: { missed: '没有上', tried: '', tries: () => '' },
  unit: '处',
  owner: 'head-teacher',
  source: '主题教育：每个班每学期至少上一次安全、法治、心理一类的课，有点名（S1.2—S1.6）',
  asked: 'optional',
  periods: onceATerm({ from: 1, to: 16, slack: { grace: 14, closes: 28 } }),
  applies: owedWhileStanding(),
  evidence: { kinds: ['lesson'], meets: (record) => record.reached },
}
