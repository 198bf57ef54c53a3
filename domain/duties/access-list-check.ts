import { owedWhileStanding } from './owed-standing.ts'
import { onDay } from './periods/fixed-date.ts'
import type { PlaceRule } from './types.ts'

const standing = owedWhileStanding()

/** Each September a school and a township go over who may see what, and sign the list (decision 061). Where one person works alone there is nothing to confirm. */
export const accessListCheck: PlaceRule = {
  key: 'access-list-check',
  subject: 'place',
  places: ['school', 'township'],
  version: 1,
  title: '核对谁看得到什么',
  rhythm: 'term',
  words: { missed: '没有核对谁看得到什么', tried: '', tries: () => '' },
  unit: '处',
  owner: 'principal',
  ownerAt: (place) => (place.kind === 'township' ? 'township-officer' : 'principal'),
  untold: true,
  source: '权限核对：每学年九月逐个核对账号，谁看得到什么，签下来',
  periods: onDay('09-30', '这一学年', { before: 29, slack: { grace: 14, closes: 92 } }),
  applies: (facts, period) =>
    (facts.accounts ?? 0) < 2 ? { owed: false, because: '这里只有一个账号' } : standing(facts, period),
  settled: ({ lists = [] }, { windows }) =>
    lists.filter((on) => windows.opens <= on && on <= windows.closes).sort()[0] ?? null,
  evidence: { kinds: [], meets: () => false },
}
