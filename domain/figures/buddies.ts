import { buddy } from '../entries/buddy.ts'
import type { Predicate } from '../kit/predicate.ts'
import { entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const [alive, , over] = entryFigures(buddy).map((f) => f.filter) as [Predicate, Predicate, Predicate]

/** Buddies (S2A.8–9; summaries §8): how many stand, of how many children, how many were changed. */
export const BUDDIES: readonly FigureDefinition[] = [
  {
    id: 'buddies',
    unit: '对',
    title: '手拉手伙伴',
    definition: '到截止日还在结伴的；一个孩子和他的伙伴算一对，不论几个人。',
    facts: 'entries',
    filter: alive,
    measure: { of: 'rows' },
  },
  {
    id: 'buddies.children',
    unit: '名',
    title: '有伙伴的孩子',
    definition: '到截止日有手拉手伙伴的孩子，不重复；不数伙伴。',
    facts: 'entries',
    filter: alive,
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'buddies.changed',
    unit: '对',
    title: '调换的伙伴',
    definition: '期内结束、写明换了伙伴的。',
    facts: 'entries',
    filter: { all: [over, { column: 'state', op: '=', value: 'changed' }] },
    measure: { of: 'rows' },
  },
]
