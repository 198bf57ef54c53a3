import { pairingRhythm } from '../duties/pairing-rhythm.ts'
import { pairing } from '../entries/pairing.ts'
import type { Predicate } from '../kit/predicate.ts'
import { LIVED_WITH_US, pairMeeting, WITH_CHILD, WITH_PARENTS } from '../records/pair-meeting.ts'
import { dutyConditions, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

/** Alive at the cut-off, by the register's own figure. */
const alive: Predicate = entryFigures(pairing)[0]?.filter ?? { all: [] }
/** Nothing is lacking: written before that was kept as a column, it is held to stand. */
const stands: Predicate = { not: { column: 'quantity', op: '=', value: 0 } }
const pairs: Predicate = { all: [alive, stands] }
const agentMother: Predicate = { all: [pairs, { column: 'sort', op: '=', value: 'agent-mother' }] }

/** The three ways of agent mothers, told apart (S2B.8). */
const ofMothers = (id: string, title: string, what: string, mode: string): FigureDefinition => ({
  id,
  unit: '次',
  title,
  definition: `期内代理妈妈${what}的往来次数（更正过的只算新的）。`,
  facts: 'parts',
  filter: {
    all: [
      { column: 'kind', op: '=', value: pairMeeting.kind },
      { column: 'role', op: '=', value: 'about' },
      { column: 'entrySort', op: '=', value: 'agent-mother' },
      { column: 'sort', op: '=', value: mode },
    ],
  },
  measure: { of: 'distinct', column: 'recordId' },
})

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
  {
    id: 'agent-mothers.helpers',
    unit: '位',
    title: '代理妈妈',
    definition: '到截止日有有效结对的代理妈妈，不重复：一位帮几个孩子算一位。',
    facts: 'entries',
    filter: agentMother,
    measure: { of: 'distinct', column: 'helper' },
  },
  ofMothers('agent-mothers.talks', '代理妈妈面谈', '与孩子面谈', WITH_CHILD),
  ofMothers('agent-mothers.parents', '代理妈妈与家长交流', '与家长交流', WITH_PARENTS),
  ofMothers('agent-mothers.stays', '接到代理妈妈家中', '把孩子接到家里生活', LIVED_WITH_US),
]
