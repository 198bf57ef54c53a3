import { toDutyFacts } from '../../domain/duties/duty-facts.ts'
import { planPeriods } from '../../domain/duties/engine.ts'
import type { Duty } from '../../domain/duties/types.ts'
import type { DerivedFigure } from '../../domain/figures/derived.ts'
import type { FigureValue } from '../../domain/figures/types.ts'
import { reasonKey, type SummaryAnswers } from '../../domain/reports/answers.ts'
import {
  type DutyAccount,
  draftSchoolSummary,
  figureText,
  type SummaryDraft,
  type SummaryFigure,
  type SummaryInput,
} from '../../domain/reports/school-summary.ts'
import { classesAt, enrolmentOf } from '../db/enrolment.ts'
import { answersOf, type ReportRow } from '../db/report.ts'
import type { Tx } from '../db/tx.ts'
import { asValue, placeFigures, planFigures } from './place-figures.ts'
import { lookbackOf } from './summary-lookback.ts'
import type { PlaceTerm } from './term-of-place.ts'

export type SummaryDraftData = {
  draft: SummaryDraft
  input: SummaryInput
  figures: Record<string, SummaryFigure>
}

/**
 * The draft of a school's summary from what the tables say at the cut-off, with the last term's figures beside. `report`: whose
 * answers it is written with; null where nothing is stored (terminal).
 */
export const draftSummary = async (
  tx: Tx,
  at: PlaceTerm,
  report: Pick<ReportRow, 'answers' | 'confirmed'> | null,
): Promise<SummaryDraftData> => {
  const { values, duties, derived } = await placeFigures(tx, at)
  const before = at.previous ? await previousFigures(tx, at) : null
  if (!before) for (const id of values.keys()) if (/^(?:in|out)\./.test(id)) values.delete(id)
  const answers = answersOf(report)
  const lookback = await lookbackOf(tx, at, report)
  for (const { face, rows } of planFigures(lookback, at.range.cutoff))
    values.set(face.id, asValue(face, rows, at.range.cutoff))
  const frozen = lookback?.issued.frozen?.['left-behind.education'] ?? null
  const classes = await classesAt(tx, at.place, at.range.cutoff)
  const enrolment = await enrolmentOf(tx, at.place, at.range.cutoff)
  const input: SummaryInput = {
    school: at.place.name,
    term: at.term,
    termName: at.term.name,
    cutoff: at.range.cutoff,
    classes: classes.length,
    figures: values,
    previous: before,
    previousTermName: before ? (at.previous?.name ?? null) : null,
    issuedBefore: frozen ? { definition: frozen.definition, leftBehind: frozen.value } : null,
    gapReason: gapReason(derived, values),
    typed: {
      pupils: enrolment.typed,
      sources: [...new Set(classes.flatMap((c) => (c.typedPupils !== null && c.typedPupilsSource) || []))],
    },
    talks: account('monthly-talk', at, duties, answers),
    visits: account('term-home-visits', at, duties, answers),
    waivedBecause: waivedBecause(duties),
    lookback,
    accepted: answers.accepted,
    confirmed: report?.confirmed ?? [],
    nextTermStart:
      at.calendar.terms.filter((t) => t.startsOn > at.term.endsOn).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0]
        ?.startsOn ?? null,
    number: at.place.id,
  }
  return { draft: draftSchoolSummary(input), input, figures: withPrevious(values, before) }
}

const withPrevious = (
  values: ReadonlyMap<string, FigureValue>,
  before: ReadonlyMap<string, FigureValue> | null,
): Record<string, SummaryFigure> =>
  Object.fromEntries(
    [...values].map(([id, value]) => {
      const previous = before?.get(id)?.value ?? null
      const change = previous === null || value.value === null ? null : Math.round((value.value - previous) * 10) / 10
      return [id, { ...value, text: figureText(value), previous, change }]
    }),
  )

/** The reason that most children share, of those on the side that is larger. */
const gapReason = (derived: readonly DerivedFigure[], values: ReadonlyMap<string, FigureValue>): string | null => {
  const rows = derived.find((d) => d.id === 'left-behind.gap')?.rows ?? []
  const more = (values.get('left-behind.education')?.value ?? 0) > (values.get('left-behind.state')?.value ?? 0)
  const sides = rows.filter((r) => (r.text === '父母外出未满三个月的学生' || r.text.startsWith('不在')) !== more)
  const groups = [...Map.groupBy(sides, (r) => r.text)].sort((a, b) => b[1].length - a[1].length)
  return groups[0]?.[0] ?? null
}

/** Periods due and not yet due, what was missed in each, and the reasons that the author noted for those children. */
const account = (rule: string, at: PlaceTerm, duties: readonly Duty[], answers: SummaryAnswers): DutyAccount => {
  const periods = planPeriods(at.calendar, at.term).find((p) => p.rule.key === rule)?.periods ?? []
  const cutoff = at.range.cutoff
  const due = periods.filter((p) => p.windows.due <= cutoff)
  const missed = duties.filter((d) => {
    const fact = toDutyFacts(d, cutoff)
    return d.rule === rule && fact.counted && !fact.met
  })
  const unit = (d: Duty) => (rule === 'term-home-visits' ? d.householdId : d.childId)
  const noted = new Map(
    missed.flatMap((d) => {
      const text = answers.reasons[reasonKey(rule, d.childId)]
      return text ? [[unit(d), text] as const] : []
    }),
  )
  return {
    due: due.map((p) => p.label),
    later: periods.filter((p) => p.windows.due > cutoff).map((p) => p.label),
    missed: due.map((p) => ({
      label: p.label,
      n: new Set(missed.filter((d) => d.period.key === p.key).map(unit)).size,
    })),
    reasons: [...Map.groupBy(noted.values(), (text) => text)].map(([text, of]) => ({ text, n: of.length })),
  }
}

/** Reasons of waivers are the teacher's own words: printed only where few, short, and without a number in them. */
const waivedBecause = (duties: readonly Duty[]): string[] => {
  const reasons = [
    ...new Set(
      duties.filter((d) => d.rule === 'monthly-talk' && d.state === 'waived').map((d) => d.waiver?.reason.trim() ?? ''),
    ),
  ]
  return reasons.length <= 3 && reasons.every((r) => r.length > 0 && r.length <= 8 && !/[\d，。；]/.test(r))
    ? reasons
    : []
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
