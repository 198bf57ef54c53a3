import type { Duty } from '../../domain/duties/types.ts'
import { type DerivedFigure, type DerivedRow, derive } from '../../domain/figures/derived.ts'
import { recordRows } from '../../domain/figures/facts.ts'
import { figuresFor } from '../../domain/figures/list.ts'
import { PLAN } from '../../domain/figures/plan.ts'
import { readingAt } from '../../domain/figures/reading.ts'
import type { FigureFace, FigureValue } from '../../domain/figures/types.ts'
import { isDue, type PlanLookback } from '../../domain/reports/plan-items.ts'
import { placeDuties } from '../db/duties.ts'
import { type DutyQuestion, findDutySet, keepDutySet } from '../db/duty-sets.ts'
import { enrolmentOf } from '../db/enrolment.ts'
import { childFactsIn, recordFactsOf, withinPlace } from '../db/facts.ts'
import { figureValue } from '../db/figures.ts'
import { underHorizon } from '../db/stamps.ts'
import type { Tx } from '../db/tx.ts'
import type { PlaceTerm } from './term-of-place.ts'

/**
 * The kept set of the engine's answers for place, term and cut-off: as it lies there, else worked out now (or from `duties`, where
 * the caller worked them out `underHorizon`) and kept for whoever asks next. With the county in sight: children who have moved away since
 * were owed here what they were owed here (decision 010).
 */
export const dutySetOf = (tx: Tx, question: DutyQuestion, duties: readonly Duty[] | null = null): Promise<string> =>
  tx.widened(async () => {
    const kept = await findDutySet(tx, question)
    if (kept !== null) return kept
    if (!duties) await underHorizon(tx)
    return keepDutySet(tx, question, duties ?? (await placeDuties(tx, question.place, question.term, question.at)))
  })

export const dutyQuestion = ({ place, term, range }: PlaceTerm): DutyQuestion => ({
  place,
  term: term.id,
  at: range.cutoff,
})

/** Figures that compare moments or follow records: with their children. */
export const derivedFigures = async (
  tx: Tx,
  { place, range, previous }: PlaceTerm,
  duties: readonly Duty[],
): Promise<DerivedFigure[]> => {
  const spans = await childFactsIn(tx, place, previous?.startsOn ?? range.from, range.cutoff)
  return derive({
    spans,
    records: recordRows(await recordFactsOf(tx, [...spans.keys()], range.from, range.to), spans),
    duties,
    within: await withinPlace(tx, place),
    reading: readingAt(place.kind),
    range,
    before: previous?.endsOn ?? null,
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

/** Every figure of a place in a term at its cut-off. After the permission, with the county in sight (`tx.widened`). */
export const placeFigures = async (
  tx: Tx,
  at: PlaceTerm,
): Promise<{ values: Map<string, FigureValue>; duties: Duty[]; derived: DerivedFigure[] }> => {
  await underHorizon(tx)
  const duties = await placeDuties(tx, at.place, at.term.id, at.range.cutoff)
  const set = await dutySetOf(tx, dutyQuestion(at), duties)
  const enrolment = await enrolmentOf(tx, at.place, at.range.cutoff)
  const values = new Map<string, FigureValue>()
  const reading = readingAt(at.place.kind)
  for (const figure of figuresFor(reading))
    if (reading === 'state' || !figure.id.startsWith('care.state.'))
      values.set(figure.id, await figureValue(tx, figure, at.place, set, at.range, enrolment))
  const derived = await derivedFigures(tx, at, duties)
  for (const figure of derived) values.set(figure.id, asValue(figure, figure.rows, at.range.cutoff))
  return { values, duties, derived }
}
