import { termAfter, termBefore } from '../calendar/defaults.ts'
import type { Calendar, Term } from '../calendar/types.ts'
import { type PlannedPeriods, periodsFor, planPeriods } from './engine.ts'
import { CHILD_RULES } from './list.ts'
import type { DutySubject } from './subject-facts.ts'
import type { ChildRule, DutyRule, Period } from './types.ts'

/**
 * Periods of the terms asked for, in order of time. Where closures stretch a window into the next term, that term's periods of the
 * rule stand beside them (whoever asks for one term leaves them out again): a record answers one duty, of whichever term.
 */
export const planTerms = (
  calendar: Calendar,
  asked: readonly Term[],
  rules: readonly ChildRule[] = CHILD_RULES,
): PlannedPeriods => besides(calendar, asked, rules, (term) => planPeriods(calendar, term, rules).map((r) => r.periods))

/** The same of a place or an entry, whose own days and rhythm the periods may go by. */
export const planTermsFor = (
  of: DutySubject,
  calendar: Calendar,
  asked: readonly Term[],
  rules: readonly DutyRule[],
): PlannedPeriods =>
  besides(calendar, asked, rules, (term) => rules.map((rule) => periodsFor(rule, of, calendar, term)))

const besides = (
  calendar: Calendar,
  asked: readonly Term[],
  rules: readonly DutyRule[],
  plan: (term: Term) => Period[][],
): PlannedPeriods => {
  const near = asked.flatMap((term) => [termBefore(calendar.terms, term.id), term, termAfter(calendar.terms, term.id)])
  const terms = [...new Map(near.flatMap((term) => (term ? [[term.id, term] as const] : []))).values()].sort((a, b) =>
    a.startsOn < b.startsOn ? -1 : 1,
  )
  const wanted = new Set(asked.map((term) => term.id))
  const plans = terms.map(plan)
  return rules.map((rule, r) => {
    const periods = plans.map((of) => of[r] ?? [])
    const kept = periods.map((own, i) => wanted.has(terms[i]?.id ?? '') || touches(own, periods[i - 1], periods[i + 1]))
    return { rule, periods: periods.filter((_, i) => kept[i]).flat() }
  })
}

const touches = (own: readonly Period[], before: readonly Period[] = [], after: readonly Period[] = []): boolean =>
  own.some(({ windows }) =>
    [...before, ...after].some((p) => p.windows.opens <= windows.closes && windows.opens <= p.windows.closes),
  )
