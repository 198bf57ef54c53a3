import type { RuleSetting } from '../calendar/rule-setting.ts'
import type { Calendar } from '../calendar/types.ts'
import { addDays, maxDate } from '../kit/dates.ts'
import { type DutyRule, isMovable, type Period } from './types.ts'

/** How a rule is asked on a day: the county's last word by then, else as it is declared. */
export const settingOn = (
  rule: Pick<DutyRule, 'key' | 'asked'>,
  { rules = [] }: Pick<Calendar, 'rules'>,
  day: string,
): Omit<RuleSetting, 'rule' | 'fromOn' | 'basisEntry'> & { basisEntry: string | null; fromOn: string | null } => {
  const said = rules
    .filter((s) => s.rule === rule.key && s.fromOn <= day)
    .reduce<RuleSetting | null>((last, s) => (last && last.fromOn > s.fromOn ? last : s), null)
  if (!said) return { on: rule.asked !== 'optional', earlier: 0, basis: '', basisEntry: null, fromOn: null }
  const { earlier, basis, basisEntry = null, fromOn } = said
  return { on: said.on || rule.asked === 'always', earlier, basis, basisEntry, fromOn }
}

/**
 * The periods that are asked, with the days that the county set: each goes by what holds on the day on which it would be due, so that
 * nothing that was owed before changes. A day of its own (a promise's, a night's) is never put forward.
 */
export const asSet = (rule: DutyRule, calendar: Calendar, periods: Period[]): Period[] => {
  if (!rule.asked && !calendar.rules?.some((s) => s.rule === rule.key)) return periods
  return periods.flatMap((period) => {
    const { on, earlier, basis } = settingOn(rule, calendar, period.windows.due)
    if (!on) return []
    const named = basis === '' ? period : { ...period, basis }
    return earlier === 0 || !isMovable(rule) ? [named] : [earlierBy(named, earlier)]
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
