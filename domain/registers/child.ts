import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { CareKind, ChildFacts, Relation } from './child-facts.ts'
import {
  anyAway,
  type Clauses,
  careGone,
  compulsory,
  enrolled,
  here,
  isAway,
  listed,
  longEnough,
  onList,
  predicateOf,
  rural,
  under16,
  type Who,
  walk,
} from './reading-clauses.ts'

/** The three readings of “left behind” (dossier §3.1). Never stored: derived from facts at a date. */
export type ReadingKey = 'state' | 'education' | 'county'
export type Reading = {
  key: ReadingKey
  name: string
  definition: string
  /** What the condition is made of, and the reasons with it. */
  clauses: Clauses
  predicate: Predicate
  /** A fact that decides is not known, and was treated as the definition says. */
  unknown: Predicate
  /** The same, fact by fact. */
  deciding: readonly Deciding[]
  /**
   * Not counted only because nobody wrote whether the parent at home can be a guardian (not known counts as capable), or who of
   * them is away.
   */
  undecided?: Predicate
}

/** Away, and nobody knows since when. */
export const sinceUnknown = (who: Who): Predicate => ({ all: [isAway(who), { column: `${who}Since`, is: 'null' }] })

/** A fact that decides: when it is not known, and what it is called where somebody is to find it out. */
type Deciding = { unknown: Predicate; words: string }
const FATHER_SINCE: Deciding = { unknown: sinceUnknown('father'), words: '父亲从哪天起外出' }
const MOTHER_SINCE: Deciding = { unknown: sinceUnknown('mother'), words: '母亲从哪天起外出' }
const HUKOU: Deciding = { unknown: { column: 'hukou', op: '=', value: 'unknown' }, words: '户籍是农村还是城镇' }
const BIRTH: Deciding = { unknown: { column: 'birth', is: 'null' }, words: '出生日期' }
const WHO_IS_AWAY: Deciding = { unknown: listed, words: '父母谁在外' }
const decidedBy = (...deciding: Deciding[]): Pick<Reading, 'unknown' | 'deciding'> => ({
  unknown: { any: deciding.map(({ unknown }) => unknown) },
  deciding,
})

/** One parent away, and nothing said about the capacity of the other, who is neither away nor gone. */
const capacityUnknown = (months: number): Predicate => ({
  any: (
    [
      ['father', 'mother'],
      ['mother', 'father'],
    ] as const
  ).map(([away, other]) => ({
    all: [
      isAway(away),
      longEnough(away, months),
      { column: `${other}State`, op: 'in', value: ['home', 'other', 'unknown', 'none'] },
      { column: `${other}Incapable`, is: 'null' },
    ],
  })),
})

/** The clauses of a reading and the condition made of them. */
const of = (clauses: Clauses): Pick<Reading, 'clauses' | 'predicate'> => ({ clauses, predicate: predicateOf(clauses) })

export const READINGS: Record<ReadingKey, Reading> = {
  state: {
    key: 'state',
    name: '国发〔2016〕13号口径',
    definition:
      '不满16周岁，农村户籍，父母双方外出务工，或一方外出务工、另一方无监护能力；外出时间不详按外出计，户籍不详按农村计，监护能力不详按有能力计',
    ...of({ gates: [here, under16, rural], ways: careGone(0) }),
    ...decidedBy(FATHER_SINCE, MOTHER_SINCE, HUKOU, BIRTH),
    undecided: { all: [here.predicate, under16.predicate, rural.predicate, { any: [capacityUnknown(0), listed] }] },
  },
  education: {
    key: 'education',
    name: '教育部门口径',
    definition: '义务教育阶段在校学生，父母双方或一方外出务工连续三个月以上；外出时间不详、名单未写明谁外出的按外出计',
    ...of({ gates: [enrolled, compulsory], ways: [...anyAway(3), onList] }),
    ...decidedBy(FATHER_SINCE, MOTHER_SINCE, WHO_IS_AWAY),
  },
  county: {
    key: 'county',
    name: '本县口径',
    definition:
      '不满16周岁，父母双方外出务工半年以上，或一方外出务工半年以上、另一方无监护能力；外出时间不详按外出计，监护能力不详按有能力计',
    ...of({ gates: [here, under16], ways: careGone(6) }),
    ...decidedBy(FATHER_SINCE, MOTHER_SINCE, BIRTH),
    undecided: { all: [here.predicate, under16.predicate, { any: [capacityUnknown(6), listed] }] },
  },
}

export const BOTH_AWAY: Predicate = { all: [isAway('father'), isAway('mother')] }
export const ONE_AWAY: Predicate = { all: [{ any: [isAway('father'), isAway('mother')] }, { not: BOTH_AWAY }] }

/** One child read at a date by one definition: the answer, its reason in a sentence, and whether a deciding fact is unknown. */
export const readChild = (
  facts: ChildFacts,
  at: string,
  key: ReadingKey,
): { counts: boolean; because: string; unknown: boolean } => {
  const { clauses, unknown } = READINGS[key]
  const { counts, because } = walk(clauses, facts, at)
  return { counts, because, unknown: counts && holds(unknown, facts, at) }
}

const holds = (predicate: Predicate, facts: ChildFacts, at: string): boolean =>
  evaluatePredicate(predicate, facts, { cutoff: at, from: at, to: at })

/** Which facts a reading that counts the child had to take as its definition says, in words; none where all are known. */
export const unknownOf = (facts: ChildFacts, at: string, key: ReadingKey): string[] =>
  countsAs(facts, at, key)
    ? READINGS[key].deciding.filter(({ unknown }) => holds(unknown, facts, at)).map(({ words }) => words)
    : []

/** Only whether the child counts: for lists, where nobody asks why. */
export const countsAs = (facts: ChildFacts, at: string, key: ReadingKey): boolean =>
  holds(READINGS[key].predicate, facts, at)

const KINDS: Record<Relation, CareKind> = {
  grandfather: 'grandparents',
  grandmother: 'grandparents',
  'maternal-grandfather': 'grandparents',
  'maternal-grandmother': 'grandparents',
  uncle: 'relatives',
  aunt: 'relatives',
  relative: 'relatives',
  teacher: 'teachers',
  father: 'parent',
  mother: 'parent',
  other: 'other',
}

/** Who looks after the child, from the relation (dossier §2, careType). */
export const careKindOf = (relation: Relation | null): CareKind => (relation === null ? 'unknown' : KINDS[relation])

export const RELATION_NAMES: Record<Relation, string> = {
  grandfather: '爷爷',
  grandmother: '奶奶',
  'maternal-grandfather': '外公',
  'maternal-grandmother': '外婆',
  uncle: '叔伯舅',
  aunt: '姑姨婶',
  relative: '亲属',
  teacher: '老师',
  father: '父亲',
  mother: '母亲',
  other: '其他',
}
export const CARE_NAMES: Record<CareKind, string> = {
  grandparents: '祖辈',
  relatives: '亲属',
  teachers: '教师',
  parent: '在家的父亲或母亲',
  alone: '独自居住',
  other: '其他人',
  unknown: '待核实',
}
