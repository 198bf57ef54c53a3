import { termBefore } from '../../domain/calendar/defaults.ts'
import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { AppError } from '../../domain/errors.ts'
import { isCivilDate, minDate, shanghaiDate } from '../../domain/kit/dates.ts'
import type { Range } from '../../domain/kit/evaluate-predicate.ts'
import { ancestorOf, chainOf, type Place } from '../../domain/registers/place.ts'
import type { Action } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import { calendarOf } from '../db/calendar.ts'
import type { Tx } from '../db/tx.ts'

export type PlaceTerm = { place: Place; calendar: Calendar; term: Term; previous: Term | null; range: Range }

/** A place by its code, if it is within the actor's places. Errors: place-unknown, not-found. */
export const placeByCode = async (tx: Tx, code: string, action: Action): Promise<Place> => {
  const tree = await tx.tree()
  const place = [...tree.values()].find((p) => p.code === code)
  if (!place) throw new AppError('place-unknown')
  mustReach(tx.actor, action, chainOf(tree, place.id))
  return place
}

/** Place, term and cut-off as asked: today, but never after the term's end, unless a date is given. */
export const placeTerm = async (
  tx: Tx,
  input: { place: string; term: string; at?: string | undefined },
  action: Action,
): Promise<PlaceTerm> => {
  const place = await placeByCode(tx, input.place, action)
  const calendar = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const term = calendar.terms.find((t) => t.id === input.term)
  if (!term) throw new AppError('term-unknown')
  if (input.at !== undefined && !isCivilDate(input.at))
    throw new AppError('invalid', undefined, '截至日期要写成 2026-11-30 这样。')
  const cutoff = input.at ?? minDate(shanghaiDate(tx.now), term.endsOn)
  return {
    place,
    calendar,
    term,
    previous: termBefore(calendar.terms, term.id),
    range: { cutoff, from: term.startsOn, to: cutoff },
  }
}
