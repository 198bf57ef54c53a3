import type { RuleSetter, RuleSetting } from '../calendar/rule-setting.ts'
import type { Calendar } from '../calendar/types.ts'
import { addDays, maxDate } from '../kit/dates.ts'
import { type DutyRule, isMovable, type Period } from './types.ts'

/** How a rule is asked on a day: on or not, how many days earlier, by whose word, on which written rule. */
export type Asked = Omit<RuleSetting, 'rule' | 'fromOn' | 'basisEntry' | 'of'> & {
  basisEntry: string | null
  fromOn: string | null
  /** The township or school whose word it is; null: the county's, or the rule as it is declared. */
  by: RuleSetter | null
}

type Rule = Pick<DutyRule, 'key' | 'asked'>
type Words = Pick<Calendar, 'rules'>

/** The last word that a level said of a rule by a day. */
const wordOf = (rule: Rule, { rules = [] }: Words, day: string, level: RuleSetter['level'] | null) =>
  rules
    .filter((s) => s.rule === rule.key && s.fromOn <= day && (s.of?.level ?? null) === level)
    .reduce<RuleSetting | null>((last, s) => (last && last.fromOn > s.fromOn ? last : s), null)

/** What the county asks for on a day: its last word by then, else as the rule is declared. */
const ofCounty = (rule: Rule, words: Words, day: string): Asked => {
  const said = wordOf(rule, words, day, null)
  if (!said) return { on: rule.asked !== 'optional', earlier: 0, basis: '', basisEntry: null, fromOn: null, by: null }
  const { earlier, basis, basisEntry = null, fromOn } = said
  return { on: said.on || rule.asked === 'always', earlier, basis, basisEntry, fromOn, by: null }
}

/** A level below tightens what holds above it: asks for what is not asked, or some days earlier still. Anything else changes nothing. */
const tightened = (above: Asked, said: RuleSetting | null): Asked => {
  if (!said?.of || !said.on || (above.on && said.earlier <= above.earlier)) return above
  const { earlier, basis, basisEntry = null, fromOn, of } = said
  return { on: true, earlier, basis, basisEntry, fromOn, by: of }
}

/** How a rule is asked on a day: as the county says, tightened by the township and the school where they said so. */
export const settingOn = (rule: Rule, words: Words, day: string): Asked =>
  tightened(askedAbove(rule, words, day, 'school'), wordOf(rule, words, day, 'school'))

/** What holds above a level: less than this it cannot ask for. Of the county (`null`): the rule as it is declared. */
export const askedAbove = (rule: Rule, words: Words, day: string, level: RuleSetter['level'] | null): Asked => {
  if (level === null) return ofCounty(rule, {}, day)
  const county = ofCounty(rule, words, day)
  return level === 'township' ? county : tightened(county, wordOf(rule, words, day, 'township'))
}

/**
 * The periods that are asked, with the days that were set: each goes by what holds on the day on which it would be due, so that
 * nothing that was owed before changes. A day of its own (a promise's, a night's) is never put forward.
 */
export const asSet = (rule: DutyRule, calendar: Calendar, periods: Period[]): Period[] => {
  if (!rule.asked && !calendar.rules?.some((s) => s.rule === rule.key)) return periods
  return periods.flatMap((period) => {
    const { on, earlier, basis, by } = settingOn(rule, calendar, period.windows.due)
    if (!on) return []
    const told = { ...period, ...(basis === '' ? {} : { basis }), ...(by === null ? {} : { by: by.name }) }
    return earlier === 0 || !isMovable(rule) ? [told] : [earlierBy(told, earlier)]
  })
}

/** Due and out of time earlier; until when it may be made good stays. */
const earlierBy = (period: Period, days: number): Period => {
  const { opens, due, grace, closes } = period.windows
  return {
    ...period,
    windows: { opens, due: maxDate(opens, addDays(due, -days)), grace: maxDate(opens, addDays(grace, -days)), closes },
  }
}
