import { planPeriods } from '../../domain/duties/engine.ts'
import type { FigureValue } from '../../domain/figures/types.ts'
import { placesUnder } from '../../domain/registers/place.ts'
import {
  draftSchoolSummary,
  figureText,
  type SummaryDraft,
  type SummaryFigure,
} from '../../domain/reports/school-summary.ts'
import type { Tx } from '../db/tx.ts'
import { placeFigures } from './place-figures.ts'
import type { PlaceTerm } from './term-of-place.ts'

export type SummaryDraftData = { draft: SummaryDraft; figures: Record<string, SummaryFigure> }

/** The draft of a school's summary from what the tables say at the cut-off, with the last term's figures beside. */
export const draftSummary = async (tx: Tx, at: PlaceTerm, number: number): Promise<SummaryDraftData> => {
  const { values } = await placeFigures(tx, at)
  const before = at.previous ? await previousFigures(tx, at) : null
  const tree = await tx.tree()
  const planned = planPeriods(at.calendar, at.term)
  const open = (rule: string) =>
    planned
      .find((p) => p.rule.key === rule)
      ?.periods.filter((p) => p.windows.due > at.range.cutoff)
      .map((p) => p.label) ?? []
  const used = placesUnder(tree, at.place.id, 'class').filter((c) => !c.closed).length
  const draft = draftSchoolSummary({
    school: at.place.name,
    term: at.term,
    termName: at.term.name,
    cutoff: at.range.cutoff,
    classes: used,
    figures: values,
    previous: before,
    previousTermName: before ? (at.previous?.name ?? null) : null,
    notYetDue: { months: open('monthly-talk'), phases: open('term-home-visits') },
    nextTermStart:
      at.calendar.terms.filter((t) => t.startsOn > at.term.endsOn).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0]
        ?.startsOn ?? null,
    number,
  })
  const figures = Object.fromEntries(
    [...values].map(([id, value]) => [
      id,
      { ...value, text: figureText(value), previous: before?.get(id)?.value ?? null },
    ]),
  )
  return { draft, figures }
}

/** Last term's figures at its end; null when nobody was on the register then (a first count compares with nothing). */
const previousFigures = async (tx: Tx, at: PlaceTerm): Promise<Map<string, FigureValue> | null> => {
  const term = at.previous
  if (!term) return null
  const { values } = await placeFigures(tx, {
    ...at,
    term,
    previous: null,
    range: { cutoff: term.endsOn, from: term.startsOn, to: term.endsOn },
  })
  return (values.get('files.open')?.value ?? 0) > 0 ? values : null
}
