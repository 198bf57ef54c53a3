import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { dutiesOf, type PlannedPeriods, planPeriods } from '../../domain/duties/engine.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { addDays, maxDate, minDate } from '../../domain/kit/dates.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { Place } from '../../domain/registers/place.ts'
import { calendarOf } from './calendar.ts'
import { childFactsIn, recordFactsOf, waiversOf, withinPlace } from './facts.ts'
import type { Tx } from './tx.ts'

/** Evidence may come some weeks after a term's end (the last windows close then). */
const AFTER_TERM = 45
const BEFORE_TERM = 7

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
  const planned = new Map<number, PlannedPeriods>()
  let [from, to] = ['9999-12-31', '0000-01-01']
  for (const school of new Set([...facts.values()].flatMap((spans) => spans.flatMap((s) => s.schoolId ?? [])))) {
    const calendar = await calendarOf(tx, school)
    const terms = termsOf(calendar)
    for (const term of terms) {
      from = minDate(from, addDays(term.startsOn, -BEFORE_TERM))
      to = maxDate(to, addDays(term.endsOn, AFTER_TERM))
    }
    planned.set(
      school,
      terms.flatMap((term) => planPeriods(calendar, term)),
    )
  }
  const records = Map.groupBy(await recordFactsOf(tx, ids, from, to), (r) => r.childId)
  const waivers = Map.groupBy(await waiversOf(tx, ids), (w) => w.childId)
  return [...facts].flatMap(([id, spans]) => {
    const evidence = { facts: spans, records: records.get(id) ?? [], waivers: waivers.get(id) ?? [] }
    return [...new Set(spans.flatMap((s) => s.schoolId ?? []))].flatMap((school) =>
      dutiesOf(id, evidence, planned.get(school) ?? [], at).filter(
        (d) => d.schoolId === school && d.state !== 'not-applicable',
      ),
    )
  })
}

/** All duties of a place's children in a term, judged at a date; each belongs where the child was when it fell due. */
export const placeDuties = async (tx: Tx, place: Place, termId: string, at: string): Promise<Duty[]> => {
  const named = (calendar: Calendar) => calendar.terms.filter((t) => t.id === termId)
  // A school's own term may reach further than the county's.
  const terms = (await tx.calendar()).terms.filter((t) => t.id === termId)
  const [first, last] = [
    terms.map((t) => t.starts_on).sort()[0],
    terms
      .map((t) => t.ends_on)
      .sort()
      .at(-1),
  ]
  if (first === undefined || last === undefined) return []
  const facts = await childFactsIn(tx, place, first, last)
  const within = await withinPlace(tx, place)
  return (await dutiesOfChildren(tx, facts, named, at)).filter(within)
}
