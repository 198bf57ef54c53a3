import type { Calendar } from '../../../domain/calendar/types.ts'
import { planPeriods } from '../../../domain/duties/engine.ts'
import { rankOf } from '../../../domain/duties/list.ts'
import { openTerms } from '../../../domain/duties/open-terms.ts'
import type { DutyRule, Period } from '../../../domain/duties/types.ts'
import { ancestorOf, type Place, placesUnder } from '../../../domain/registers/place.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Tx } from '../../db/tx-type.ts'

/**
 * The calendar of a place, and after it those of schools with terms, days or a first day of use of their own that may stand on its lists (pupils of a
 * village sit anywhere).
 */
export const calendarsAt = async (tx: Tx, place: Place): Promise<Calendar[]> => {
  const school = ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null
  if (school !== null) return [await calendarOf(tx, school)]
  const rows = await tx.calendar()
  const own = new Set([...rows.terms, ...rows.daysOff, ...rows.beforeUse].map((r) => r.school_id))
  // Where a school or a township asks for more: one school of it says which periods these are.
  const tree = await tx.tree()
  for (const { place: of } of rows.rules) {
    const said = of === null ? undefined : tree.get(of)
    const school = said?.kind === 'township' ? placesUnder(tree, said.id, 'school')[0] : said
    if (school?.kind === 'school') own.add(school.id)
  }
  const calendars = [await calendarOf(tx, null)]
  for (const id of own) if (id !== 0) calendars.push(await calendarOf(tx, id))
  return calendars
}

/** Periods of every rule that one of the calendars has, each once, as the first that has it says; in the order of the rules. */
export const periodsOf = (
  calendars: readonly Calendar[],
  wanted: (period: Period) => boolean,
): { rule: DutyRule; period: Period }[] => {
  const found = new Map<string, { rule: DutyRule; period: Period }>()
  for (const calendar of calendars)
    for (const term of calendar.terms)
      for (const { rule, periods } of planPeriods(calendar, term))
        for (const period of periods) {
          const key = `${rule.key}|${period.key}`
          if (wanted(period) && !found.has(key)) found.set(key, { rule, period })
        }
  return [...found.values()].sort(
    (a, b) => rankOf(a.rule.key) - rankOf(b.rule.key) || (a.period.key < b.period.key ? -1 : 1),
  )
}

/** Ids of the terms that hold the period asked for; asked for none, of those that the day looks at. */
export const termsAsked = (calendars: readonly Calendar[], period: string | undefined, at: string): string[] => [
  ...new Set(
    period === undefined
      ? calendars.flatMap((calendar) => openTerms(calendar, at).map((t) => t.id))
      : periodsOf(calendars, (p) => p.key === period).map((p) => p.period.term),
  ),
]
