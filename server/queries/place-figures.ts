import type { Duty } from '../../domain/duties/types.ts'
import { type DerivedFigure, movements, revisited } from '../../domain/figures/derived.ts'
import { recordRows } from '../../domain/figures/facts.ts'
import { FIGURES } from '../../domain/figures/list.ts'
import type { FigureValue } from '../../domain/figures/types.ts'
import { placeDuties } from '../db/duties.ts'
import { refreshDutyFacts } from '../db/duty-facts.ts'
import { childFactsIn, recordFactsOf } from '../db/facts.ts'
import { figureValue } from '../db/figures.ts'
import type { Tx } from '../db/tx.ts'
import type { PlaceTerm } from './term-of-place.ts'

/** Lays the engine's answers for place, term and cut-off down for the figures over duties. */
export const prepareDuties = async (tx: Tx, at: PlaceTerm): Promise<Duty[]> => {
  const duties = await placeDuties(tx, at.place, at.calendar, at.term, at.range.cutoff)
  await refreshDutyFacts(tx, at.place, duties, at.term.id, at.range.cutoff)
  return duties
}

/** Figures that compare moments or follow records: with their children. */
export const derivedFigures = async (tx: Tx, { place, range, previous }: PlaceTerm): Promise<DerivedFigure[]> => {
  const children = await childFactsIn(tx, place, previous?.startsOn ?? range.from, range.cutoff)
  const records = recordRows(await recordFactsOf(tx, [...children.keys()], range.from, range.to), children)
  const moved = previous
    ? movements(children, place.kind === 'school' ? place.id : null, previous.endsOn, range.cutoff)
    : []
  return [...moved, revisited(records)]
}

export const asValue = (figure: DerivedFigure, cutoff: string): FigureValue => ({
  id: figure.id,
  value: figure.value,
  unit: figure.unit,
  title: figure.title,
  definition: figure.definition,
  cutoff,
  rows: figure.value,
  unknown: 0,
})

/** Every figure of a place in a term at its cut-off. Inside the caller's transaction, after the permission. */
export const placeFigures = async (
  tx: Tx,
  at: PlaceTerm,
): Promise<{ values: Map<string, FigureValue>; duties: Duty[] }> => {
  const duties = await prepareDuties(tx, at)
  const values = new Map<string, FigureValue>()
  for (const figure of FIGURES) values.set(figure.id, await figureValue(tx, figure, at.place, at.term.id, at.range))
  for (const figure of await derivedFigures(tx, at)) values.set(figure.id, asValue(figure, at.range.cutoff))
  return { values, duties }
}
