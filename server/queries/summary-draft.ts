import { planPeriods } from '../../domain/duties/engine.ts'
import { monthlyTalk } from '../../domain/duties/monthly-talk.ts'
import { termHomeVisits } from '../../domain/duties/term-home-visits.ts'
import type { DutyRule } from '../../domain/duties/types.ts'
import { mainGapReason, READING_GAP } from '../../domain/figures/reading-gap.ts'
import type { FigureValue } from '../../domain/figures/types.ts'
import { reasonKey } from '../../domain/reports/answers.ts'
import { dutyAccount } from '../../domain/reports/duty-account.ts'
import {
  draftSchoolSummary,
  figureText,
  type SummaryDraft,
  type SummaryFigure,
  type SummaryInput,
} from '../../domain/reports/school-summary.ts'
import { classesAt, enrolmentOf } from '../db/enrolment.ts'
import { answersOf, type ReportRow } from '../db/report.ts'
import type { Tx } from '../db/tx.ts'
import { asValue, dutyQuestion, dutySetOf, figuresAt, placeFigures, planFigures } from './place-figures.ts'
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
  const { values, duties, derived } = await tx.widened(() => placeFigures(tx, at))
  const before = at.previous ? await previousFigures(tx, at) : null
  if (!before) for (const id of values.keys()) if (/^(?:in|out)\./.test(id)) values.delete(id)
  const answers = answersOf(report)
  const lookback = await lookbackOf(tx, at, report)
  for (const { face, rows } of planFigures(lookback, at.range.cutoff))
    values.set(face.id, asValue(face, rows, at.range.cutoff))
  const frozen = lookback?.issued.frozen?.['left-behind.education'] ?? null
  const classes = await tx.widened(() => classesAt(tx, at.place, at.range.cutoff))
  const enrolment = await tx.widened(() => enrolmentOf(tx, at.place, at.range.cutoff))
  const planned = planPeriods(at.calendar, at.term)
  const account = (rule: DutyRule) =>
    dutyAccount(
      rule,
      planned.find((p) => p.rule.key === rule.key)?.periods ?? [],
      duties,
      at.range.cutoff,
      (childId) => answers.reasons[reasonKey(rule.key, childId)] ?? null,
    )
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
    gapReason: mainGapReason(
      derived.find((d) => d.id === READING_GAP.id)?.rows ?? [],
      (values.get('left-behind.education')?.value ?? 0) > (values.get('left-behind.state')?.value ?? 0),
    ),
    typed: {
      pupils: enrolment.typed,
      sources: [...new Set(classes.flatMap((c) => (c.typedPupils !== null && c.typedPupilsSource) || []))],
    },
    talks: account(monthlyTalk),
    visits: account(termHomeVisits),
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

/** Last term's figures at its end; null when nobody was on the register then (a first count compares with nothing). */
const previousFigures = async (tx: Tx, at: PlaceTerm): Promise<Map<string, FigureValue> | null> => {
  const term = at.previous
  if (!term) return null
  const range = { cutoff: term.endsOn, from: term.startsOn, to: term.endsOn }
  const then = { ...at, term, previous: null, range }
  const { values } = await tx.widened(async () => figuresAt(tx, then, await dutySetOf(tx, dutyQuestion(then))))
  return (values.get('files.open')?.value ?? 0) > 0 ? values : null
}
