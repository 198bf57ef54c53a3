import type { Calendar, Term } from '../../../domain/calendar/types.ts'
import { isSpanOfTerms, spanBefore, spanOf } from '../../../domain/calendar/year.ts'
import { AppError } from '../../../domain/errors.ts'
import type { FigureReading } from '../../../domain/figures/types.ts'
import { isCivilDate, minDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Range } from '../../../domain/kit/evaluate-predicate.ts'
import { placeOfCode } from '../../../domain/registers/merged-place.ts'
import { ancestorOf, chainOf, type Place } from '../../../domain/registers/place.ts'
import { longDate } from '../../../domain/reports/prose/numbers.ts'
import { type Action, isKeeper } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import { calendarOf } from '../../db/calendar.ts'
import type { Tx } from '../../db/tx-type.ts'

/** `term`: a term, or a year with an id of its own (domain/calendar/year.ts); `previous`: what went before it. */
export type PlaceTerm = {
  place: Place
  calendar: Calendar
  term: Term
  previous: Term | null
  range: Range
  /** By which reading it is counted, where that is not the place's own. */
  reading?: FigureReading | undefined
}

/** A place by its code (that of one that was merged goes on to the other), if it is within the actor's places. Errors: place-unknown, not-found. */
export const placeByCode = async (tx: Tx, code: string, action: Action): Promise<Place> => {
  const tree = await tx.tree()
  const place = placeOfCode(tree, code)
  if (!place) throw new AppError('place-unknown')
  mustReach(tx.actor, action, chainOf(tree, place.id))
  return place
}

/**
 * The same for lists of what stands in sight: whoever keeps an entry stands over no place, and sees at that of the own post what it keeps
 * (decision 048).
 */
export const placeOfList = async (tx: Tx, code: string, action: Action): Promise<Place> => {
  const place = placeOfCode(await tx.tree(), code)
  if (!place || !isKeeper(tx.actor.role) || place.id !== tx.actor.placeId) return placeByCode(tx, code, action)
  can(tx.actor, action)
  return place
}

/**
 * Place, term and cut-off as asked: today, but never after the term's end, unless a date is given. Errors: invalid where the term
 * has not begun, and for a date before it or one that has not come: nobody could have done by then what is owed.
 */
export const placeTerm = async (
  tx: Tx,
  input: { place: string; term: string; at?: string | undefined },
  action: Action,
): Promise<PlaceTerm> => {
  const found = await calendarTerm(tx, input, action)
  const today = shanghaiDate(tx.now)
  const { startsOn, endsOn, name } = found.term
  if (today < startsOn)
    throw new AppError(
      'invalid',
      undefined,
      `${name}要到${longDate(startsOn)}才开始，还没有数可数。请选已经开始的学期。`,
    )
  if (input.at !== undefined) mustBeCutoff(tx, found.term, input.at)
  return { ...found, range: rangeOf(found.term, input.at ?? minDate(today, endsOn)) }
}

/** As `placeTerm`, at a cut-off that stands in a report already, whatever it is: its page opens, and can be set right. */
export const storedPlaceTerm = async (
  tx: Tx,
  input: { place: string; term: string; cutoff: string },
  action: Action,
): Promise<PlaceTerm> => {
  const found = await calendarTerm(tx, input, action)
  return { ...found, range: rangeOf(found.term, input.cutoff) }
}

/** Refuses a cut-off that is no day, lies before the term, or has not come. */
export const mustBeCutoff = (tx: Tx, term: Term, at: string) => {
  const today = shanghaiDate(tx.now)
  const fault = !isCivilDate(at)
    ? '截至日期要写成 2026-11-30 这样。'
    : at < term.startsOn
      ? `截至日期不能早于学期开始的${longDate(term.startsOn)}。`
      : at > today
        ? `截至日期不能晚于今天（${longDate(today)}）：以后的事还没有发生。`
        : null
  if (fault !== null) throw new AppError('invalid', { at: fault }, fault)
}

/** A place and the days of a ledger: those of a term, or from and to; open where nothing is said. Errors: place-unknown, not-found, term-unknown. */
export const rangeAsked = async (
  tx: Tx,
  input: { place?: string | undefined; term?: string | undefined; from?: string | undefined; to?: string | undefined },
  action: Action,
): Promise<{ place: Place; from: string | null; to: string | null }> => {
  const code = input.place ?? (await tx.tree()).get(tx.actor.placeId)?.code ?? ''
  if (input.term === undefined)
    return { place: await placeOfList(tx, code, action), from: input.from ?? null, to: input.to ?? null }
  const { place, term } = await calendarTerm(tx, { place: code, term: input.term }, action, placeOfList)
  return { place, from: term.startsOn, to: term.endsOn }
}

/** What was written down after a year is of the next one, though the register be read at a later day. */
const rangeOf = (term: Term, cutoff: string): Range => ({
  cutoff,
  from: term.startsOn,
  to: isSpanOfTerms(term.id) ? minDate(cutoff, term.endsOn) : cutoff,
})

const calendarTerm = async (
  tx: Tx,
  input: { place: string; term: string },
  action: Action,
  placeOf = placeByCode,
): Promise<Omit<PlaceTerm, 'range'>> => {
  const place = await placeOf(tx, input.place, action)
  const calendar = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const term = spanOf(calendar.terms, input.term)
  if (!term) throw new AppError('term-unknown')
  return { place, calendar, term, previous: spanBefore(calendar.terms, term.id) }
}
