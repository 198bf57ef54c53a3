import { CARE_NAMES, countsAs, type ReadingKey } from './child.ts'
import type { CareKind, ChildFacts, ParentState } from './child-facts.ts'
import { parentNow } from './parent-words.ts'

/** Places whose roll is gone over and signed each term (S2A.3 by class, S2B.1 by village and school, S4.1 by village). */
export const ROLL_PLACES = ['class', 'village'] as const
export type RollPlace = (typeof ROLL_PLACES)[number]
export const isRollPlace = (kind: string): kind is RollPlace => (ROLL_PLACES as readonly string[]).includes(kind)

/** What is said of each child of a roll, one tap each: as it stands, changed (and put right), gone. */
export const ROLL_ANSWERS = ['unchanged', 'changed', 'left'] as const
export type RollAnswer = (typeof ROLL_ANSWERS)[number]
export const ROLL_ANSWER_WORDS: Record<RollAnswer, string> = { unchanged: '没变', changed: '有变化', left: '已离开' }

/** A child on a signed roll: by which readings it counts, and the facts that figures of a term ask. No name: that stands with the child. */
export type RollChild = {
  id: string
  answer: RollAnswer | null
  state: boolean
  education: boolean
  county: boolean
  status: 'enrolled' | 'village'
  schoolId: number | null
  classId: number | null
  villageId: number | null
  grade: number | null
  boarder: boolean | null
  father: ParentState
  mother: ParentState
  care: CareKind
}

/** The child as it stands on a roll of that day. */
export const rollChild = (facts: ChildFacts, at: string, answer: RollAnswer | null): RollChild => ({
  id: facts.childId,
  answer,
  state: countsAs(facts, at, 'state'),
  education: countsAs(facts, at, 'education'),
  county: countsAs(facts, at, 'county'),
  status: facts.status === 'village' ? 'village' : 'enrolled',
  schoolId: facts.schoolId,
  classId: facts.classId,
  villageId: facts.villageId,
  grade: facts.grade,
  boarder: facts.boarder,
  father: facts.fatherState,
  mother: facts.motherState,
  care: facts.careKind,
})

/** How many a roll holds: in all, by each reading, with one or both parents away, boarding, and how they were gone over. */
export type RollCounts = {
  children: number
  state: number
  education: number
  county: number
  bothAway: number
  oneAway: number
  boarders: number
  unchanged: number
  changed: number
}

export const rollCounts = (children: readonly RollChild[]): RollCounts => {
  const n = (of: (child: RollChild) => boolean) => children.filter(of).length
  const away = (c: RollChild) => Number(c.father === 'away') + Number(c.mother === 'away')
  return {
    children: children.length,
    state: n((c) => c.state),
    education: n((c) => c.education),
    county: n((c) => c.county),
    bothAway: n((c) => away(c) === 2),
    oneAway: n((c) => away(c) === 1),
    boarders: n((c) => c.boarder === true),
    unchanged: n((c) => c.answer === 'unchanged'),
    changed: n((c) => c.answer === 'changed'),
  }
}

const READING_WORDS: Record<ReadingKey, string> = { state: '国务院口径', education: '教育口径', county: '本县口径' }
const READING_KEYS = ['education', 'state', 'county'] as const

/** In which readings two rolls disagree on a child, in words: 国务院口径 算→不算. */
export const readingsApart = (one: RollChild, other: RollChild): string[] =>
  READING_KEYS.filter((key) => one[key] !== other[key]).map(
    (key) => `${READING_WORDS[key]} ${one[key] ? '算' : '不算'}→${other[key] ? '算' : '不算'}`,
  )

const boards = (boarder: boolean | null): string => (boarder === null ? '没有登记' : boarder ? '住校' : '不住校')

/** What is different of a child, fact by fact, in words; `nameOf` says what a place is called. Nothing: as it was. */
export const rollDifferences = (
  before: RollChild,
  now: RollChild,
  nameOf: (placeId: number | null) => string | null,
): string[] => {
  const line = (label: string, was: string, is: string) => (was === is ? [] : [`${label} ${was}→${is}`])
  const place = (id: number | null) => nameOf(id) ?? '没有登记'
  return [
    ...line('班', place(before.classId), place(now.classId)),
    ...line('村', place(before.villageId), place(now.villageId)),
    ...line('父亲', parentNow(before.father), parentNow(now.father)),
    ...line('母亲', parentNow(before.mother), parentNow(now.mother)),
    ...line('照看', CARE_NAMES[before.care], CARE_NAMES[now.care]),
    ...line('住宿', boards(before.boarder), boards(now.boarder)),
    ...readingsApart(before, now),
  ]
}

export type RollChange = { id: string; sort: 'came' | 'went' | 'changed'; what: string[] }

/** What changed since a roll was signed: who came, who went, of whom which fact is another one. A child of no change is not in it. */
export const rollChanges = (
  signed: readonly RollChild[],
  now: readonly RollChild[],
  nameOf: (placeId: number | null) => string | null,
): RollChange[] => {
  const before = new Map(signed.map((c) => [c.id, c]))
  const here = new Set(now.map((c) => c.id))
  return [
    ...now.flatMap((child): RollChange[] => {
      const was = before.get(child.id)
      if (!was) return [{ id: child.id, sort: 'came', what: [] }]
      const what = rollDifferences(was, child, nameOf)
      return what.length ? [{ id: child.id, sort: 'changed', what }] : []
    }),
    ...signed.flatMap((child): RollChange[] => (here.has(child.id) ? [] : [{ id: child.id, sort: 'went', what: [] }])),
  ]
}
