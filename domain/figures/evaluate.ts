import { evaluatePredicate, type Range } from '../kit/evaluate-predicate.ts'
import type { Facts } from './facts.ts'
import { figureOf } from './list.ts'
import type { FigureDefinition, FigureValue } from './types.ts'

type Row = Readonly<Record<string, unknown>>

const rowsOf = (facts: Facts, figure: FigureDefinition): readonly Row[] => facts[figure.facts]

/** The rows behind a figure, by its own filter: as many as its number says (for distinct counts, one a key). */
export const rowsBehind = (figure: FigureDefinition, facts: Facts, range: Range): Row[] => {
  const rows = rowsOf(facts, figure).filter((row) => evaluatePredicate(figure.filter, row, range))
  const { measure } = figure
  switch (measure.of) {
    case 'rows':
      return rows
    case 'distinct':
      return [...Map.groupBy(rows, (row) => row[measure.column]).values()].flatMap((group) => group.slice(0, 1))
    case 'distinct-all':
      return [...Map.groupBy(rows, (row) => row[measure.column]).values()]
        .filter((group) => group.every((row) => evaluatePredicate(measure.every, row, range)))
        .flatMap((group) => group.slice(0, 1))
    case 'share': {
      const part = figureOf(measure.part)
      return part ? rowsBehind(part, facts, range) : []
    }
  }
}

/** A percentage with one decimal; null where there is nothing to take it of. */
export const percentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part * 1000) / whole) / 10

/** The JavaScript interpreter of a declared figure. `typedPupils`: enrolment of classes whose roster lists only some (added to `pupils`). */
export const evaluateFigure = (figure: FigureDefinition, facts: Facts, range: Range, typedPupils = 0): FigureValue => {
  const rows = rowsBehind(figure, facts, range)
  const { unknown, measure } = figure
  const open = unknown ? rowsOf(facts, figure).filter((row) => evaluatePredicate(unknown, row, range)).length : 0
  return {
    id: figure.id,
    value: resultOf(figure, facts, range, rows.length, typedPupils),
    unit: figure.unit,
    title: figure.title,
    definition: figure.definition,
    cutoff: range.cutoff,
    rows: rows.length,
    unknown: measure.of === 'share' || unknown ? open : 0,
  }
}

const resultOf = (
  figure: FigureDefinition,
  facts: Facts,
  range: Range,
  n: number,
  typedPupils: number,
): number | null => {
  if (figure.id === 'pupils') return n + typedPupils
  if (figure.measure.of !== 'share') return n
  const whole = figureOf(figure.measure.whole)
  return whole ? percentOf(n, evaluateFigure(whole, facts, range, typedPupils).value ?? 0) : null
}
