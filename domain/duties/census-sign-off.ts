import { owedWhileStanding } from './owed-standing.ts'
import { onceATerm } from './periods/term.ts'
import type { PlaceRule } from './types.ts'

/** Within the first four weeks each class and each village goes over its roll and signs it (S2A.3, S2B.1, S4.1; decision 053). */
export const censusSignOff: PlaceRule = {
  key: 'census-sign-off',
  subject: 'place',
  places: ['class', 'village'],
  version: 1,
  title: '摸排签核',
  rhythm: 'term',
  words: { missed: '没有签核', tried: '', tries: () => '' },
  unit: '处',
  owner: 'head-teacher',
  ownerAt: (place) => (place.kind === 'village' ? 'village-director' : 'head-teacher'),
  source: '摸排制度：每学期开学四周内，各班、各村逐人核对名册并签核（S2A.3、S2B.1、S4.1）',
  periods: onceATerm({ from: 1, to: 4, slack: { grace: 14, closes: 112 } }),
  applies: owedWhileStanding(),
  settled: ({ rolls = [] }, { term }) => rolls.find((roll) => roll.term === term)?.on ?? null,
  evidence: { kinds: [], meets: () => false },
}
