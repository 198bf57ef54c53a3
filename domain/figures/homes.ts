import { homeOpen } from '../duties/home-open.ts'
import { home } from '../entries/home.ts'
import type { Predicate } from '../kit/predicate.ts'
import { CALLED, homeSession } from '../records/home-session.ts'
import { dutyFigures, entryFigures } from './from-declarations.ts'
import type { FigureDefinition } from './types.ts'

const ofSessions = (...more: readonly Predicate[]): Predicate => ({
  all: [{ column: 'kind', op: '=', value: homeSession.kind }, ...more],
})
const about: Predicate = { column: 'role', op: '=', value: 'about' }
const took: Predicate = { column: 'role', op: '=', value: 'took' }
const two = (yes: boolean): Predicate => ({ column: 'reached', op: '=', value: yes })

/** Ids on which others rely (summaries §8), taken from the declarations. */
const renamed = (figures: readonly FigureDefinition[], from: string, id: string, title: string): FigureDefinition[] =>
  figures.filter((f) => f.id === from).map((f) => ({ ...f, id, title }))

/** Children's Homes: how many, how often open, with how many on duty, who came (S2B.9–12; summaries §8). */
export const HOMES: readonly FigureDefinition[] = [
  ...renamed(entryFigures(home), 'home.open', 'homes', '儿童之家'),
  ...renamed(dutyFigures(homeOpen), 'home-open.due', 'home.due', '儿童之家应开放'),
  {
    id: 'home.sessions',
    unit: '次',
    title: '儿童之家开放',
    definition: '期内儿童之家开放的次数（更正过的只算新的），一个人值班的也算一次。',
    facts: 'parts',
    filter: ofSessions(about),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'home.two-on-duty',
    unit: '次',
    title: '两人值班的开放',
    definition: '期内儿童之家开放时有两个人或更多人值班的次数。',
    facts: 'parts',
    filter: ofSessions(about, two(true)),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'home.one-on-duty',
    unit: '次',
    title: '一人值班的开放',
    definition: '期内儿童之家开放时只有一个人值班的次数，每次写明了原因；不算按时开放。',
    facts: 'parts',
    filter: ofSessions(about, two(false)),
    measure: { of: 'distinct', column: 'recordId' },
  },
  {
    id: 'home.attendance',
    unit: '人次',
    title: '儿童之家来的孩子',
    definition: '期内这里的孩子到儿童之家的人次：一个孩子来一次算一人次。',
    facts: 'parts',
    filter: ofSessions(took),
    measure: { of: 'rows' },
  },
  {
    id: 'home.children',
    unit: '名',
    title: '到过儿童之家的孩子',
    definition: '期内这里的孩子至少到过一次儿童之家的，不重复。',
    facts: 'parts',
    filter: ofSessions(took),
    measure: { of: 'distinct', column: 'childId' },
  },
  {
    id: 'home.calls',
    unit: '人次',
    title: '在儿童之家和父母通话',
    definition: '期内这里的孩子在儿童之家和父母打通了电话或视频的人次。',
    facts: 'parts',
    filter: ofSessions(took, { column: 'mark', op: '=', value: CALLED }),
    measure: { of: 'rows' },
  },
]
