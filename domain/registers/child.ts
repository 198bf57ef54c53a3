import { ageAt } from '../kit/dates.ts'
import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { CareKind, ChildFacts, ParentState, Relation } from './child-facts.ts'

/** The three readings of “left behind” (dossier §3.1). Never stored: derived from facts at a date. */
export type ReadingKey = 'state' | 'education' | 'county'
export type Reading = {
  key: ReadingKey
  name: string
  definition: string
  predicate: Predicate /** A fact that decides is not known, and was treated as the definition says. */
  unknown: Predicate
  /**
   * Not counted only because nobody wrote whether the parent at home can be a guardian (not known counts as capable), or who of
   * them is away.
   */
  undecided?: Predicate
}

type Who = 'father' | 'mother'
const is = (who: Who, state: ParentState): Predicate => ({ column: `${who}State`, op: '=', value: state })
const gone = (who: Who): Predicate => ({ column: `${who}State`, op: 'in', value: ['dead', 'lost', 'prison'] })
const sinceUnknown = (who: Who): Predicate => ({ all: [is(who, 'away'), { column: `${who}Since`, is: 'null' }] })
/** Away for at least `months`, or nobody wrote since when (counts as away, and is counted as unknown). */
const awayFor = (who: Who, months: number): Predicate => ({
  all: [
    is(who, 'away'),
    {
      any: [
        { column: `${who}Since`, is: 'null' },
        { column: `${who}Since`, op: '<=', value: { at: 'cutoff', months: -months } },
      ],
    },
  ],
})
/** On a list of left-behind children that does not say who is away: somebody is. */
const listed: Predicate = { any: [is('father', 'listed'), is('mother', 'listed')] }
/** Cannot be a guardian: dead, out of reach, in prison, or said to have no capacity. Not known counts as capable. */
const incapable = (who: Who): Predicate => ({ any: [gone(who), { column: `${who}Incapable`, op: '=', value: true }] })

const enrolledPupil: Predicate = {
  all: [
    { column: 'status', op: '=', value: 'enrolled' },
    {
      any: [
        { column: 'grade', op: '<=', value: 9 },
        { column: 'grade', is: 'null' },
      ],
    },
  ],
}
const here: Predicate = { column: 'status', op: 'in', value: ['enrolled', 'village'] }
const under16: Predicate = {
  any: [
    { column: 'birth', is: 'null' },
    { column: 'birth', op: '>', value: { at: 'cutoff', years: -16 } },
  ],
}
const rural: Predicate = { column: 'hukou', op: 'in', value: ['rural', 'unknown'] }
const oneAwayOtherIncapable = (months: number): Predicate => ({
  any: [
    { all: [awayFor('father', months), incapable('mother')] },
    { all: [awayFor('mother', months), incapable('father')] },
  ],
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
      awayFor(away, months),
      { column: `${other}State`, op: 'in', value: ['home', 'other', 'unknown', 'none'] },
      { column: `${other}Incapable`, is: 'null' },
    ],
  })),
})

export const READINGS: Record<ReadingKey, Reading> = {
  state: {
    key: 'state',
    name: '国发〔2016〕13号口径',
    definition:
      '不满16周岁，农村户籍，父母双方外出务工，或一方外出务工、另一方无监护能力；外出时间不详按外出计，户籍不详按农村计，监护能力不详按有能力计',
    predicate: {
      all: [
        here,
        under16,
        rural,
        { any: [{ all: [awayFor('father', 0), awayFor('mother', 0)] }, oneAwayOtherIncapable(0)] },
      ],
    },
    unknown: {
      any: [
        sinceUnknown('father'),
        sinceUnknown('mother'),
        { column: 'hukou', op: '=', value: 'unknown' },
        { column: 'birth', is: 'null' },
      ],
    },
    undecided: { all: [here, under16, rural, { any: [capacityUnknown(0), listed] }] },
  },
  education: {
    key: 'education',
    name: '教育部门口径',
    definition: '义务教育阶段在校学生，父母双方或一方外出务工连续三个月以上；外出时间不详、名单未写明谁外出的按外出计',
    predicate: { all: [enrolledPupil, { any: [awayFor('father', 3), awayFor('mother', 3), listed] }] },
    unknown: { any: [sinceUnknown('father'), sinceUnknown('mother'), listed] },
  },
  county: {
    key: 'county',
    name: '本县口径',
    definition:
      '不满16周岁，父母双方外出务工半年以上，或一方外出务工半年以上、另一方无监护能力；外出时间不详按外出计，监护能力不详按有能力计',
    predicate: {
      all: [here, under16, { any: [{ all: [awayFor('father', 6), awayFor('mother', 6)] }, oneAwayOtherIncapable(6)] }],
    },
    unknown: { any: [sinceUnknown('father'), sinceUnknown('mother'), { column: 'birth', is: 'null' }] },
    undecided: { all: [here, under16, { any: [capacityUnknown(6), listed] }] },
  },
}

export const BOTH_AWAY: Predicate = { all: [is('father', 'away'), is('mother', 'away')] }
export const ONE_AWAY: Predicate = { all: [{ any: [is('father', 'away'), is('mother', 'away')] }, { not: BOTH_AWAY }] }

/** One child read at a date by one definition: the answer, its reason in a sentence, and whether a deciding fact is unknown. */
export const readChild = (
  facts: ChildFacts,
  at: string,
  key: ReadingKey,
): { counts: boolean; because: string; unknown: boolean } => {
  const reading = READINGS[key]
  const range = { cutoff: at, from: at, to: at }
  const counts = evaluatePredicate(reading.predicate, facts, range)
  const unknown = counts && evaluatePredicate(reading.unknown, facts, range)
  return { counts, because: because(facts, at, key, counts), unknown }
}

/** Only whether the child counts: for lists, where nobody asks why. */
export const countsAs = (facts: ChildFacts, at: string, key: ReadingKey): boolean =>
  evaluatePredicate(READINGS[key].predicate, facts, { cutoff: at, from: at, to: at })

const STATE_WORDS: Record<ParentState, string> = {
  home: '在家',
  away: '外出',
  listed: '名单未写明是否外出',
  dead: '去世',
  lost: '联系不上',
  prison: '服刑',
  other: '另有情况',
  unknown: '情况不详',
  none: '没有登记',
}

/** 2026年3月起 of 2026-03; a year or a day in the same way. */
const sinceText = (since: string): string => {
  const [year, month, day] = since.split('-').map(Number)
  return `${year}年${month ? `${month}月` : ''}${day ? `${day}日` : ''}起`
}

/** 外出，2026年3月起 · 在家 · 去世 … for one parent. */
export const parentText = (state: ParentState, place: string | null, since: string | null): string =>
  state === 'away' ? `${place ?? '外出'}${since ? `，${sinceText(since)}` : ''}` : STATE_WORDS[state]

const because = (facts: ChildFacts, at: string, key: ReadingKey, counts: boolean): string => {
  if (facts.status === 'left') return '已经离开'
  if (key === 'education' && facts.status !== 'enrolled') return '不在本地学校就读'
  const age = ageAt(facts.birth, at)
  if (key !== 'education' && age !== null && age >= 16) return `已满16周岁（${age}岁）`
  if (key === 'state' && facts.hukou === 'urban') return '不是农村户籍'
  const away = (['father', 'mother'] as const).filter((who) => facts[`${who}State`] === 'away')
  const names = { father: '父亲', mother: '母亲' }
  if (away.length === 0) {
    if (facts.fatherState !== 'listed' && facts.motherState !== 'listed') return '父母都没有外出'
    return counts
      ? '在留守儿童名单上，没有写父母谁在外、从何时起，按外出计'
      : '在留守儿童名单上，没有写父母是否双方外出，待核实'
  }
  const sinceOf = (since: string | null) => (since ? sinceText(since) : '外出时间不详，按外出计')
  const since = away.map((who) => `${names[who]}${sinceOf(facts[`${who}Since`])}`).join('，')
  const who =
    away.length === 2
      ? '父母双方外出'
      : `${names[away[0] ?? 'father']}外出，${names[away[0] === 'father' ? 'mother' : 'father']}${STATE_WORDS[facts[`${away[0] === 'father' ? 'mother' : 'father'}State`]]}`
  if (counts) return `${who}（${since}）`
  if (key === 'education') return `${who}，但未满三个月（${since}）`
  if (away.length === 1) return `${who}，在家一方可以监护`
  return `${who}，但未满规定时间（${since}）`
}

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
