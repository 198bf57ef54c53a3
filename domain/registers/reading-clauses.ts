import { ageAt } from '../kit/dates.ts'
import { evaluatePredicate } from '../kit/evaluate-predicate.ts'
import type { Predicate } from '../kit/predicate.ts'
import type { ChildFacts } from './child-facts.ts'
import { parentNow, sinceWords } from './parent-words.ts'

/** One condition of a reading and what is said of a child who does not meet it. */
export type Clause = { predicate: Predicate; no: (facts: ChildFacts, at: string) => string }
/** One way of being counted: all its clauses hold. `yes`: the reason, where they do. */
export type Way = { clauses: readonly Clause[]; yes: (facts: ChildFacts) => string }
/** Who is looked at (every gate holds), and the ways of being counted. */
export type Clauses = { gates: readonly Clause[]; ways: readonly Way[] }
export type Who = 'father' | 'mother'

const NAMES = { father: '父亲', mother: '母亲' }
const other = (who: Who): Who => (who === 'father' ? 'mother' : 'father')

/** The condition as figures, lists and SQL ask it. */
export const predicateOf = ({ gates, ways }: Clauses): Predicate => ({
  all: [...gates.map((g) => g.predicate), { any: ways.map((w) => ({ all: w.clauses.map((c) => c.predicate) })) }],
})

/**
 * Whether the child counts, and why, walked over the same clauses that the condition is made of: the way that holds, else the
 * gate that fails, else what fails in the way that came furthest.
 */
export const walk = ({ gates, ways }: Clauses, facts: ChildFacts, at: string): { counts: boolean; because: string } => {
  const range = { cutoff: at, from: at, to: at }
  const holds = ({ predicate }: Clause) => evaluatePredicate(predicate, facts, range)
  const gate = gates.find((g) => !holds(g))
  if (gate) return { counts: false, because: gate.no(facts, at) }
  let nearest: { met: number; clause: Clause } | null = null
  for (const way of ways) {
    const met = way.clauses.findIndex((c) => !holds(c))
    const clause = way.clauses[met]
    if (!clause) return { counts: true, because: way.yes(facts) }
    if (nearest === null || met > nearest.met) nearest = { met, clause }
  }
  if (!nearest) throw new RangeError('a reading without a way of being counted')
  return { counts: false, because: nearest.clause.no(facts, at) }
}

// The gates.

const gone = '已经离开'
export const here: Clause = {
  predicate: { column: 'status', op: 'in', value: ['enrolled', 'village'] },
  no: () => gone,
}
export const enrolled: Clause = {
  predicate: { column: 'status', op: '=', value: 'enrolled' },
  no: (facts) => (facts.status === 'left' ? gone : '不在本地学校就读'),
}
export const compulsory: Clause = {
  predicate: {
    any: [
      { column: 'grade', op: '<=', value: 9 },
      { column: 'grade', is: 'null' },
    ],
  },
  no: () => '不在义务教育阶段',
}
export const under16: Clause = {
  predicate: {
    any: [
      { column: 'birth', is: 'null' },
      { column: 'birth', op: '>', value: { at: 'cutoff', years: -16 } },
    ],
  },
  no: (facts, at) => `已满16周岁（${ageAt(facts.birth, at)}岁）`,
}
export const rural: Clause = {
  predicate: { column: 'hukou', op: 'in', value: ['rural', 'unknown'] },
  no: () => '不是农村户籍',
}

// What is said of parents.

/** On a list of left-behind children that does not say who is away: somebody is. */
export const listed: Predicate = {
  any: (['father', 'mother'] as const).map((who) => ({ column: `${who}State`, op: '=', value: 'listed' })),
}
const isListed = ({ fatherState, motherState }: ChildFacts) => fatherState === 'listed' || motherState === 'listed'
const awayParents = (facts: ChildFacts) =>
  (['father', 'mother'] as const).filter((who) => facts[`${who}State`] === 'away')

/** 父母双方外出 · 父亲外出，母亲在家. */
const whoIsAway = (facts: ChildFacts): string => {
  const [one, both] = awayParents(facts)
  if (!one) return isListed(facts) ? '在留守儿童名单上，没有写父母是否双方外出，待核实' : '父母都没有外出'
  return both ? '父母双方外出' : `${NAMES[one]}外出，${NAMES[other(one)]}${parentNow(facts[`${other(one)}State`])}`
}
const sinceWhen = (facts: ChildFacts): string =>
  awayParents(facts)
    .map((who) => {
      const since = facts[`${who}Since`]
      return `${NAMES[who]}${since ? sinceWords(since) : '外出时间不详，按外出计'}`
    })
    .join('，')
const counted = (facts: ChildFacts): string => `${whoIsAway(facts)}（${sinceWhen(facts)}）`
const cannotGuard = (facts: ChildFacts, who: Who): boolean => facts[`${who}Incapable`] === true

// The clauses of the ways.

export const isAway = (who: Who): Predicate => ({ column: `${who}State`, op: '=', value: 'away' })
const away = (who: Who): Clause => ({ predicate: isAway(who), no: whoIsAway })

/** Away for at least so many months, or nobody wrote since when (counts as away, and is counted as unknown). */
export const longEnough = (who: Who, months: number): Predicate => ({
  any: [
    { column: `${who}Since`, is: 'null' },
    { column: `${who}Since`, op: '<=', value: { at: 'cutoff', months: -months } },
  ],
})
const SPANS: Record<number, string> = { 3: '三个月', 6: '半年' }
const long = (who: Who, months: number): Clause => ({
  predicate: longEnough(who, months),
  no: (facts) => {
    const whose = awayParents(facts).length === 2 ? NAMES[who] : ''
    const short = months ? `${whose}外出未满${SPANS[months] ?? `${months}个月`}` : `${whose}还没有到外出的日子`
    return `${whoIsAway(facts)}，但${short}（${sinceWhen(facts)}）`
  },
})

/** Cannot be a guardian: dead, out of reach, in prison, or said to have no capacity. Not known counts as capable. */
export const incapable = (who: Who): Predicate => ({
  any: [
    { column: `${who}State`, op: 'in', value: ['dead', 'lost', 'prison'] },
    { column: `${who}Incapable`, op: '=', value: true },
  ],
})
const noGuardian = (who: Who): Clause => ({
  predicate: incapable(who),
  no: (facts) => {
    const state = facts[`${who}State`]
    if (state === 'home') return `${whoIsAway(facts)}，在家一方可以监护`
    return state === 'listed' ? `${whoIsAway(facts)}，待核实` : `${whoIsAway(facts)}，按可以监护计`
  },
})

/** Away, and the other one cannot be a guardian. */
const oneAway = (who: Who, months: number): Way => ({
  clauses: [away(who), noGuardian(other(who)), long(who, months)],
  yes: (facts) =>
    cannotGuard(facts, other(who)) ? `${whoIsAway(facts)}但不能监护（${sinceWhen(facts)}）` : counted(facts),
})
const bothAway = (months: number): Way => ({
  clauses: [away('father'), away('mother'), long('father', months), long('mother', months)],
  yes: counted,
})

/** Both away, or one away and the other no guardian: at least so many months (0: from the first day). */
export const careGone = (months: number): Way[] => [
  oneAway('father', months),
  oneAway('mother', months),
  bothAway(months),
]
/** Either of them away for so long. */
export const anyAway = (months: number): Way[] =>
  (['father', 'mother'] as const).map((who) => ({ clauses: [away(who), long(who, months)], yes: counted }))
export const onList: Way = {
  clauses: [{ predicate: listed, no: whoIsAway }],
  yes: (facts) =>
    awayParents(facts).length ? counted(facts) : '在留守儿童名单上，没有写父母谁在外、从何时起，按外出计',
}
