import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { dutiesOf, planPeriods } from '../../domain/duties/engine.ts'
import type { Duty } from '../../domain/duties/types.ts'
import { addDays } from '../../domain/kit/dates.ts'
import type { Place } from '../../domain/registers/place.ts'
import { childFactsIn, recordFactsOf, waiversOf } from './facts.ts'
import type { Tx } from './tx.ts'

/** Evidence may come some weeks after a term's end (the last windows close then). */
const AFTER_TERM = 45

/** All duties of a place's children in a term, by the engine, judged at a date. The one way from tables to duty states. */
export const placeDuties = async (
  tx: Tx,
  place: Place,
  calendar: Calendar,
  term: Term,
  at: string,
): Promise<Duty[]> => {
  const facts = await childFactsIn(tx, place, term.startsOn, term.endsOn)
  const ids = [...facts.keys()]
  const records = Map.groupBy(
    await recordFactsOf(tx, ids, addDays(term.startsOn, -7), addDays(term.endsOn, AFTER_TERM)),
    (r) => r.childId,
  )
  const waivers = Map.groupBy(await waiversOf(tx, ids), (w) => w.childId)
  const planned = planPeriods(calendar, term)
  const duties = [...facts].flatMap(([id, spans]) =>
    dutiesOf(id, { facts: spans, records: records.get(id) ?? [], waivers: waivers.get(id) ?? [] }, planned, at),
  )
  return duties.filter((d) => d.state !== 'not-applicable' && within(place, d))
}

/** A duty belongs to the place where the child was on the due date (transfers: duties move with the child). */
const within = (place: Place, duty: Duty): boolean => {
  if (place.kind === 'school') return duty.schoolId === place.id
  if (place.kind === 'class') return duty.classId === place.id
  if (place.kind === 'village') return duty.villageId === place.id
  return true
}
