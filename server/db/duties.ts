import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { closedDays } from '../../domain/calendar/weeks.ts'
import { dutiesOf, type PlannedPeriods } from '../../domain/duties/engine.ts'
import { planTerms } from '../../domain/duties/plan-terms.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { addDays } from '../../domain/kit/dates.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { Place } from '../../domain/registers/place.ts'
import { type CalendarRows, calendarOf } from './calendar.ts'
import { childFactsIn, recordFactsOf, waiversOf, withinPlace } from './facts.ts'
import type { Tx } from './tx.ts'

/**
 * Duties of the given children in the terms named, judged at a date. Windows hang on the calendar of the school where the child
 * is when the duty falls due: a township adds up what its schools count, whatever terms and closures of their own they have.
 */
export const dutiesOfChildren = async (
  tx: Tx,
  facts: ReadonlyMap<string, ChildFacts[]>,
  termsOf: (calendar: Calendar) => readonly Term[],
  at: string,
): Promise<Duty[]> => {
  const ids = [...facts.keys()]
  const known = plansOf(await tx.calendar())
  const plans = new Map<string, Plan>()
  const planOf = new Map<number, Plan>()
  for (const school of new Set([...facts.values()].flatMap((spans) => spans.flatMap((s) => s.schoolId ?? [])))) {
    const calendar = await calendarOf(tx, school)
    const terms = termsOf(calendar)
    const key = JSON.stringify([calendar, terms.map((t) => t.id)])
    const plan = known.get(key) ?? makePlan(calendar, terms)
    known.set(key, plan)
    plans.set(key, plan)
    planOf.set(school, plan)
  }
  const windows = [...plans.values()].flatMap((p) =>
    p.planned.flatMap((r) => r.periods.map((period) => period.windows)),
  )
  const [from, to] = [
    windows.map((w) => w.opens).sort()[0],
    windows
      .map((w) => w.closes)
      .sort()
      .at(-1),
  ]
  if (from === undefined || to === undefined) return []
  const [recordList, waiverList] = await Promise.all([recordFactsOf(tx, ids, from, to), waiversOf(tx, ids)])
  const records = Map.groupBy(recordList, (r) => r.childId)
  const waivers = Map.groupBy(waiverList, (w) => w.childId)
  return [...facts].flatMap(([id, spans]) => {
    const evidence = { facts: spans, records: records.get(id) ?? [], waivers: waivers.get(id) ?? [] }
    const mine = Map.groupBy(new Set(spans.flatMap((s) => s.schoolId ?? [])), (school) => planOf.get(school))
    return [...mine].flatMap(([plan, schools]) =>
      plan
        ? dutiesOf(id, evidence, plan.planned, at).filter(
            (d) =>
              d.schoolId !== null &&
              schools.includes(d.schoolId) &&
              plan.asked.has(d.period.term) &&
              d.state !== 'not-applicable',
          )
        : [],
    )
  })
}

/**
 * Most schools have no days of their own, and a term's plan is the same for each child's file: what a calendar says is worked
 * out once for the rows that are remembered of it, and goes with them.
 */
const PLANS = new WeakMap<CalendarRows, Map<string, Plan>>()
const plansOf = (rows: CalendarRows): Map<string, Plan> => {
  const known = PLANS.get(rows) ?? new Map<string, Plan>()
  PLANS.set(rows, known)
  return known
}

/** Periods of a calendar, and which terms' were asked for (others stand beside them where windows touch). */
type Plan = { asked: ReadonlySet<string>; planned: PlannedPeriods }
const makePlan = (calendar: Calendar, terms: readonly Term[]): Plan => ({
  asked: new Set(terms.map((t) => t.id)),
  planned: planTerms(calendar, terms),
})

/** All duties of a place's children in a term, judged at a date; each belongs where the child was when it fell due. */
export const placeDuties = async (tx: Tx, place: Place, termId: string, at: string): Promise<Duty[]> => {
  const named = (calendar: Calendar) => calendar.terms.filter((t) => t.id === termId)
  const days = await daysOfTerm(tx, termId)
  if (!days) return []
  const facts = await childFactsIn(tx, place, days.first, days.last)
  const within = await withinPlace(tx, place)
  return (await dutiesOfChildren(tx, facts, named, at)).filter(within)
}

/**
 * First and last day on which a duty of a term may fall due at any school: a school's own term may reach further than the
 * county's, and closures put the last ones off.
 */
const daysOfTerm = async (tx: Tx, termId: string): Promise<{ first: string; last: string } | null> => {
  const rows = await tx.calendar()
  const terms = rows.terms.filter((t) => t.id === termId)
  const first = terms.map((t) => t.starts_on).sort()[0]
  const last = terms
    .map((t) => t.ends_on)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return null
  const daysOff = rows.daysOff.map((d) => ({ fromOn: d.from_on, toOn: d.to_on, kind: d.kind, name: d.name }))
  return { first, last: addDays(last, closedDays({ terms: [], daysOff }, first, last)) }
}
