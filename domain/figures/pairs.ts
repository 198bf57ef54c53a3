import { pairingRhythm } from '../duties/pairing-rhythm.ts'
import { pairing } from '../entries/pairing.ts'
import type { Predicate } from '../kit/predicate.ts'
import { dutyConditions, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Alive at the cut-off, by the register's own figure. */
const alive: Predicate = entryFigures(pairing)[0]?.filter ?? { all: [] }
/** Nothing is lacking: written before that was kept as a column, it is held to stand. */
const stands: Predicate = { not: { column: 'quantity', op: '=', value: 0 } }
const pairs: Predicate = { all: [alive, stands] }
const agentMother: Predicate = { all: [pairs, { column: 'sort', op: '=', value: 'agent-mother' }] }

/** Pairings (S1.11, S2B.7–8; summaries §8): how many stand, of how many children, which are silent, which still wait. */
export const PAIRS: readonly FigureDefinition[] = [
  {
    id: 'pairs',
    unit: '对',
    title: '结对',
    definition:
      '到截止日有效的结对：监护人同意、帮扶人审查过（教师、干部由单位审查）、没有结束；一个人帮几个孩子分别计。',
    facts: 'entries',
    filter: pairs,
    measure: { of: 'rows' },
  },
  {
    id: 'paired.children',
    unit: '名',
    title: '有结对的孩子',
    definition: '到截止日至少有一个有效结对的孩子，不重复。',
    facts: 'entries',
    filter: pairs,
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'pairs.waiting',
    unit: '对',
    title: '待核的结对',
    definition: '到截止日登记了、还等着监护人同意或帮扶人审查的结对；不算有效。',
    facts: 'entries',
    filter: { all: [alive, { not: stands }] },
    measure: { of: 'rows' },
  },
  {
    id: 'pairs.silent',
    unit: '对',
    title: '断了往来的结对',
    definition: '期内至少有一次超过说好的间隔没有往来记录的结对，不重复。',
    facts: 'duties',
    filter: dutyConditions(pairingRhythm).missed,
    measure: { of: 'distinct', column: 'subjectId' },
  },
  {
    id: 'agent-mothers.children',
    unit: '名',
    title: '有代理妈妈的孩子',
    definition: '到截止日有代理妈妈有效结对的孩子，不重复；是孩子的数，不是代理妈妈的数。',
    facts: 'entries',
    filter: agentMother,
    measure: { of: 'distinct', column: 'childId' },
  },
]
