import type { Calendar } from '../../../domain/calendar/types.ts'
import { dutyTermsOf, isYear, seasonOf } from '../../../domain/calendar/year.ts'
import { planPeriods } from '../../../domain/duties/engine.ts'
import type { Period } from '../../../domain/duties/types.ts'

/**
 * The periods of each rule about children in a term or a year, in order of time. In a year those that two terms call alike (期初) bear
 * their season before their name; a month is told apart already.
 */
export const plannedIn = (calendar: Calendar, id: string): ReadonlyMap<string, Period[]> => {
  const { terms, from, to } = dutyTermsOf(calendar.terms, id)
  const found = new Map<string, Period[]>()
  for (const term of terms)
    for (const { rule, periods } of planPeriods(calendar, term)) {
      const mine = periods.filter(({ windows }) => from <= windows.due && windows.due <= to)
      found.set(rule.key, [...(found.get(rule.key) ?? []), ...mine])
    }
  if (isYear(id)) for (const [rule, periods] of found) found.set(rule, toldApart(periods))
  return found
}

const toldApart = (periods: readonly Period[]): Period[] => {
  const names = periods.map((p) => p.label)
  return periods.map((p) =>
    names.filter((name) => name === p.label).length > 1 ? { ...p, label: `${seasonOf(p.term)}${p.label}` } : p,
  )
}
