import { evaluatePredicate, type Range } from '../kit/evaluate-predicate.ts'
import type { Facts } from './facts.ts'
import { figureOf } from './list.ts'
import type { Enrolment, FigureDefinition, FigureValue } from './types.ts'

type Row = Readonly<Record<string, unknown>>

const rowsOf = (facts: Facts, figure: FigureDefinition): readonly Row[] => facts[figure.facts]

/** The rows behind a figure, by its own filter: as many as its number says (for distinct counts, one a key). */
export const rowsBehind = (figure: FigureDefinition, facts: Facts, range: Range): Row[] => {
  const rows = rowsOf(facts, figure).filter((row) => evaluatePredicate(figure.filter, row, range))
  const { measure } = figure
  switch (measure.of) {
    case 'rows':
    case 'sum':
      return rows
    case 'distinct':
      return [...Map.groupBy(rows, (row) => row[measure.column]).values()].flatMap((group) => group.slice(0, 1))
    case 'distinct-all':
      return [...Map.groupBy(rows, (row) => row[measure.column]).values()]
        .filter((group) => group.every((row) => evaluatePredicate(measure.every, row, range)))
        .flatMap((group) => group.slice(0, 1))
    case 'distinct-many':
      return [...Map.groupBy(rows, (row) => row[measure.column]).values()]
        .filter((group) => group.length >= measure.least)
        .flatMap((group) => group.slice(0, 1))
    case 'share': {
      const part = figureOf(measure.part)
      return part ? rowsBehind(part, facts, range) : []
    }
  }
}

/** A percentage with one decimal; null where there is nothing to take it of. */
export const percentOf = (part: number, whole: number | null): number | null =>
  whole === null || whole === 0 ? null : Math.round((part * 1000) / whole) / 10

/** Every pupil is on a roster: nothing to add, nothing missing. */
export const ALL_LISTED: Enrolment = { typed: 0, known: true }

/** The JavaScript interpreter of a declared figure. `enrolment`: pupils whom no roster lists (added to `pupils`). */
export const evaluateFigure = (
  figure: FigureDefinition,
  facts: Facts,
  range: Range,
  enrolment: Enrolment = ALL_LISTED,
): FigureValue => {
  const rows = rowsBehind(figure, facts, range)
  const { unknown } = figure
  return {
    id: figure.id,
    value: resultOf(figure, facts, range, rows, enrolment),
    unit: figure.unit,
    title: figure.title,
    definition: figure.definition,
    cutoff: range.cutoff,
    rows: rows.length,
    unknown: unknown ? rowsOf(facts, figure).filter((row) => evaluatePredicate(unknown, row, range)).length : 0,
  }
}

const resultOf = (
  figure: FigureDefinition,
  facts: Facts,
  range: Range,
  rows: readonly Row[],
  enrolment: Enrolment,
): number | null => {
  const { measure } = figure
  const n = rows.length
  if (measure.of === 'sum')
    return rows.reduce((sum, row) => sum + Number(row[measure.column] ?? 0), 0) / (measure.per ?? 1)
  if (figure.unlisted) return enrolment.known ? n + enrolment.typed : null
  if (measure.of !== 'share') return n
  const whole = figureOf(measure.whole)
  return whole ? percentOf(n, evaluateFigure(whole, facts, range, enrolment).value) : null
}
