import { addDays } from '../kit/dates.ts'
import { CHECKED_AT_WORK } from './pair-ready.ts'

/** So many children one helper looks after at most: more than that, and none is really looked after (S1.11, S2B.7). */
export const MOST_CHILDREN = 4

/** A helper as proposals weigh it: places by id, days `YYYY-MM-DD`. */
export type HelperFacts = {
  /** Of what sort as in `pairing.sort`. */
  sort: string
  name: string
  /** Where the helper lives or works, where that is known. */
  villageId: number | null
  schoolId: number | null
  /** The classes that the helper is head teacher of. */
  classIds: readonly number[]
  /** Households of children that the helper has already. */
  households: readonly string[]
  carries: number
  /** Of whoever is checked by the pairing: when that runs out; null: not checked yet, or for good. */
  checked: boolean
  checkedUntil: string | null
}

export type ChildToPair = {
  sex: string
  villageId: number | null
  schoolId: number | null
  classId: number | null
  householdId: string | null
}

/** A fact that speaks for (`good`) or against a pair; facts of ways and places, never of results of children or worth of helpers. */
export type FitReason = { good: boolean; text: string; soon?: true }

export const freeOf = (helper: Pick<HelperFacts, 'carries'>): number => Math.max(0, MOST_CHILDREN - helper.carries)

/** A check that runs out so soon is renewed before a new pair begins. */
const SOON = 30

/** The nearer the lower; Infinity: has as many as one can look after. */
export const fitOf = (
  child: ChildToPair,
  helper: HelperFacts,
  today: string,
): { cost: number; reasons: FitReason[] } => {
  const free = freeOf(helper)
  const reasons: FitReason[] = []
  let cost = helper.carries
  const weigh = (by: number, good: boolean, text: string) => {
    cost += by
    reasons.push({ good, text })
  }
  if (child.householdId !== null && helper.households.includes(child.householdId))
    weigh(-8, true, '已经在帮同一户的孩子')
  if (child.classId !== null && helper.classIds.includes(child.classId)) weigh(-4, true, '班主任，天天见面')
  else if (helper.schoolId !== null && helper.schoolId === child.schoolId) weigh(-2, true, '同校，上学的日子见得到')
  if (helper.villageId !== null && child.villageId !== null)
    if (helper.villageId === child.villageId) weigh(-4, true, '同村')
    else weigh(2, false, '不同村，周末见不到')
  if (helper.sort === 'agent-mother' && child.sex === 'female') weigh(-1, true, '女孩子，代理妈妈方便些')
  if (free > 0) reasons.push({ good: true, text: `还能带${free}名` })
  if (!CHECKED_AT_WORK.includes(helper.sort))
    if (!helper.checked) weigh(4, false, '还没有审查过，先审查')
    else if (helper.checkedUntil !== null && helper.checkedUntil < today) weigh(4, false, '审查过期了，先续再结')
    else if (helper.checkedUntil !== null && helper.checkedUntil <= addDays(today, SOON)) {
      cost += 2
      reasons.push({ good: false, text: `审查${dayText(helper.checkedUntil)}到期，先续再结`, soon: true })
    } else
      reasons.push({
        good: true,
        text: helper.checkedUntil === null ? '审查过' : `审查有效到${dayText(helper.checkedUntil)}`,
      })
  return { cost: free > 0 ? cost : Number.POSITIVE_INFINITY, reasons }
}

/** Near in a way that one would have thought of, though nobody can be added. */
export const fullButNear = (child: ChildToPair, helper: HelperFacts): string | null => {
  if (freeOf(helper) > 0) return null
  if (helper.villageId !== null && helper.villageId === child.villageId)
    return `${helper.name}同村，已带${helper.carries}名，满了`
  if (child.classId !== null && helper.classIds.includes(child.classId))
    return `${helper.name}是班主任，已带${helper.carries}名，满了`
  return null
}

const dayText = (day: string): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
