import { dutyTermsOf, isSpanOfTerms } from '../../../domain/calendar/year.ts'
import { toDutyFacts } from '../../../domain/duties/duty-facts.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import { derive } from '../../../domain/figures/derived.ts'
import type { DerivedFigure, DerivedRow, RunDuty } from '../../../domain/figures/derived-figure.ts'
import { recordRows } from '../../../domain/figures/facts.ts'
import { figuresFor } from '../../../domain/figures/list.ts'
import { MISSED_RUNNING } from '../../../domain/figures/missed-running.ts'
import { PLAN } from '../../../domain/figures/plan.ts'
import { PLANNED_TALKS } from '../../../domain/figures/planned-talks.ts'
import { readingAt } from '../../../domain/figures/reading.ts'
import type { FigureFace, FigureReading, FigureValue } from '../../../domain/figures/types.ts'
import { ancestorOf, type Place } from '../../../domain/registers/place.ts'
import type { ToldDuty } from '../../../domain/reports/kit/account.ts'
import { isDue, type PlanLookback } from '../../../domain/reports/plan-items.ts'
import { censusFacts } from '../../census/compared.ts'
import { calendarOf } from '../../db/calendar.ts'
import { placeDuties } from '../../db/duties.ts'
import { childFactsOf, withinPlace } from '../../db/facts.ts'
import type { Tx } from '../../db/tx-type.ts'
import { type KeptDuties, rowsAt, type TermsAsked } from '../../duties/db/kept-duties.ts'
import { pastDuties } from '../../duties/db/past-duties.ts'
import { toldDuties } from '../../duties/db/told-duties.ts'
import { calendarsAt, periodsOf } from '../../duties/queries/place-calendars.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { childrenThatDiffer, visitsAfterNobody } from '../db/derived-sources.ts'
import { enrolmentOf } from '../db/enrolment.ts'
import { figureValues } from '../db/figure-values.ts'
import { lackRows } from '../db/lack-rows.ts'
import { type MissedDuties, missedDuties } from '../db/missed-duties.ts'
import { touchRows } from '../db/touch-rows.ts'
import { writtenRows } from '../db/written-rows.ts'

/** Which duties: of a place, a term (or a year), judged at a cut-off. */
export type DutyQuestion = { place: Place; term: string; at: string }

/**
 * What duties of a place, a term and a cut-off are counted from: rows where they answer (today, and of a past cut-off for most), else
 * what the engine finds (while rows are stale). With the county in sight: children who have moved away since were owed here what they were owed
 * here (decision 010).
 */
export const keptDuties = (tx: Tx, question: DutyQuestion): Promise<KeptDuties> =>
  tx.widened(async () => {
    const asked = await termsAskedBy(tx, question)
    return (
      (await rowsAt(tx, question.place, asked, question.at)) ??
      (await pastDuties(tx, question.place, asked, question.at)) ??
      factsOf(await dutiesFound(tx, question, asked), question.at)
    )
  })

/** A term itself; of a year, what its terms owe and what of it falls due in the year. */
const termsAskedBy = async (tx: Tx, { place, term }: Pick<DutyQuestion, 'place' | 'term'>): Promise<TermsAsked> => {
  if (!isSpanOfTerms(term)) return { terms: [term], due: null }
  const { terms } = await calendarOf(tx, ancestorOf(await tx.tree(), place.id, 'school')?.id ?? null)
  const asked = dutyTermsOf(terms, term)
  return { terms: asked.terms.map((t) => t.id), due: { from: asked.from, to: asked.to } }
}

/** The engine's own answer. */
const dutiesFound = async (tx: Tx, { place, at }: DutyQuestion, { terms, due }: TermsAsked): Promise<Duty[]> => {
  const found: Duty[] = []
  for (const id of terms) found.push(...(await placeDuties(tx, place, id, at)))
  return due ? found.filter(({ period: { windows } }) => due.from <= windows.due && windows.due <= due.to) : found
}
export const factsOf = (duties: readonly Duty[], at: string): KeptDuties => ({
  facts: duties.map((d) => toDutyFacts(d, at)),
})

export const dutyQuestion = ({ place, term, range }: PlaceTerm): DutyQuestion => ({
  place,
  term: term.id,
  at: range.cutoff,
})

/** The reading that was asked for; else the place's own. */
export const readingOf = ({ place, reading }: PlaceTerm): FigureReading => reading ?? readingAt(place.kind)

/** Figures that compare moments or follow records: with their children. `kept` null: those that need no duties. */
export const derivedFigures = async (tx: Tx, at: PlaceTerm, kept: KeptDuties | null): Promise<DerivedFigure[]> => {
  const { place, range, previous } = at
  const [reading, before] = [readingOf(at), previous?.endsOn ?? null]
  const visits = await visitsAfterNobody(tx, place, previous?.startsOn ?? range.from, range)
  const differ = await childrenThatDiffer(tx, place, { before, now: range.cutoff }, reading)
  const spans = await childFactsOf(tx, [...new Set([...differ, ...visits.map((v) => v.childId)])])
  const missed = kept === null ? null : await missedDuties(tx, kept, range.cutoff)
  const derived = derive({
    spans,
    records: recordRows(visits, spans),
    duties: missed === null ? [] : await runsOf(tx, at, missed.again),
    planned: missed?.planned ?? [],
    touches: await touchRows(tx, { place, reading, at: range.cutoff }),
    lacks: await lackRows(tx, { place, reading, range }),
    written: await writtenRows(tx, place, range),
    census: await censusFacts(tx, {
      place,
      term: censusTermOf(at),
      until: range.cutoff,
      // Rolls are of terms: those of two years are not laid beside each other.
      before: isSpanOfTerms(at.term.id) ? null : (previous?.id ?? null),
    }),
    calendar: at.calendar,
    within: await withinPlace(tx, place),
    reading,
    range,
    before,
  })
  return kept === null ? derived.filter((figure) => !needsDuties(figure.id)) : derived
}

/** Of which term rolls are counted: of a year, of its newest one that had begun. */
const censusTermOf = ({ term, calendar, range }: PlaceTerm): string =>
  isSpanOfTerms(term.id)
    ? (dutyTermsOf(calendar.terms, term.id).terms.findLast((t) => t.startsOn <= range.cutoff)?.id ?? term.id)
    : term.id

/** Is it told from duties? */
export const needsDuties = (id: string): boolean => [...MISSED_RUNNING, PLANNED_TALKS].some((face) => face.id === id)

/** What the kept set says, with the due days and names of periods from the rules by the calendars of the place. */
const runsOf = async (tx: Tx, { place }: PlaceTerm, again: MissedDuties['again']): Promise<RunDuty[]> => {
  const periods = new Map(
    periodsOf(await calendarsAt(tx, place), () => true).map(({ rule, period }) => [
      `${rule.key}|${period.key}`,
      period,
    ]),
  )
  return again.flatMap(({ rule, childId, period, met }) => {
    if (childId === null) return []
    const known = periods.get(`${rule}|${period}`)
    return [{ rule, childId, met, due: known?.windows.due ?? period, label: known?.label ?? period }]
  })
}

/** A figure without a declaration as a value; no rows at all (null): it cannot be told here. */
export const asValue = (face: FigureFace, rows: readonly DerivedRow[] | null, cutoff: string): FigureValue => ({
  id: face.id,
  value: rows?.length ?? null,
  unit: face.unit,
  title: face.title,
  definition: face.definition,
  cutoff,
  rows: rows?.length ?? 0,
  unknown: 0,
})

/** What became of the last plan, as figures: rows are the plan's lines. Null: no issued summary of the last term. */
export const planFigures = (
  lookback: PlanLookback | null,
  cutoff: string,
): { face: FigureFace; rows: DerivedRow[] | null }[] =>
  PLAN.map((face) => {
    if (!lookback) return { face, rows: null }
    const due = lookback.items.filter((item) => isDue(item, cutoff))
    const mine =
      face.id === 'plan.due'
        ? due
        : due.filter((item) => item.outcome && item.outcome.done === (face.id === 'plan.done'))
    return { face, rows: mine.map((item) => ({ childId: null, text: item.text })) }
  })

/**
 * Every figure of a place in a term at its cut-off, over kept duties (`keptDuties`): one statement a fact list, and a few
 * for what compares two moments. `asked`: those figures alone. After the permission, with the county in sight (`tx.widened`).
 */
export const figuresAt = async (
  tx: Tx,
  at: PlaceTerm,
  duties: KeptDuties,
  asked: ReadonlySet<string> | null = null,
): Promise<{ values: Map<string, FigureValue>; derived: DerivedFigure[] }> => {
  const { place, range } = at
  const enrolment = await enrolmentOf(tx, place, range.cutoff)
  const reading = readingOf(at)
  const wanted = (id: string) => asked === null || asked.has(id)
  const told = figuresFor(reading).filter(({ id, toldBy }) => (toldBy ?? reading) === reading && wanted(id))
  const ground = { place, duties, range, enrolment }
  // Of a large place records are half of the work; duties and what is derived need not wait for them (decision 081).
  const large = asked === null && (place.kind === 'township' || place.kind === 'county')
  const overDuties = told.filter(({ facts }) => facts === 'duties')
  const aside = large
    ? tx.aside((other) =>
        other.widened(async () => ({
          values: await figureValues(other, overDuties, ground),
          derived: await derivedFigures(other, at, duties),
        })),
      )
    : null
  const here = aside ? told.filter(({ facts }) => facts !== 'duties') : told
  const [found, beside] = await Promise.all([figureValues(tx, here, ground), aside])
  const values = new Map<string, FigureValue>()
  for (const { id } of told) {
    const value = found.get(id) ?? beside?.values.get(id)
    if (value) values.set(id, value)
  }
  const rest = asked !== null && [...asked].every((id) => values.has(id))
  const derived = rest ? [] : (beside?.derived ?? (await derivedFigures(tx, at, duties))).filter(({ id }) => wanted(id))
  for (const figure of derived) values.set(figure.id, asValue(figure, figure.rows, range.cutoff))
  return { values, derived }
}

/** The same with the duties themselves, for what names each of them. With the county in sight. */
export const placeFigures = async (
  tx: Tx,
  at: PlaceTerm,
): Promise<{ values: Map<string, FigureValue>; duties: readonly ToldDuty[]; derived: DerivedFigure[] }> => {
  const question = dutyQuestion(at)
  const asked = await termsAskedBy(tx, question)
  const kept = await rowsAt(tx, question.place, asked, question.at)
  if (kept) return { ...(await figuresAt(tx, at, kept)), duties: await toldDuties(tx, kept.rows) }
  const duties = await dutiesFound(tx, question, asked)
  return { ...(await figuresAt(tx, at, factsOf(duties, question.at))), duties }
}
