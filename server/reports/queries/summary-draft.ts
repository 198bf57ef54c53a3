import { isYear } from '../../../domain/calendar/year.ts'
import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { DutyRule, Period } from '../../../domain/duties/types.ts'
import type { DerivedRow } from '../../../domain/figures/derived-figure.ts'
import { mainGapReason, READING_GAP } from '../../../domain/figures/reading-gap.ts'
import type { FigureValue } from '../../../domain/figures/types.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { ancestorOf } from '../../../domain/registers/place.ts'
import { reasonKey } from '../../../domain/reports/answers.ts'
import { readingOfPaper } from '../../../domain/reports/kinds.ts'
import { dutyAccount, type ToldDuty } from '../../../domain/reports/kit/account.ts'
import type { Report } from '../../../domain/reports/kit/define-report.ts'
import {
  type DutyAccount,
  figureText,
  type PlaceRow,
  refAt,
  refOfPart,
  type SummaryDraft,
  type SummaryFigure,
  type SummaryInput,
  type YearPart,
} from '../../../domain/reports/kit/input.ts'
import { USUAL_LEVEL } from '../../../domain/reports/level.ts'
import type { Tx } from '../../db/tx-type.ts'
import { asValue, planFigures } from '../../figures/queries/place-figures.ts'
import type { PlaceTerm } from '../../places/queries/term-of-place.ts'
import { answersOf, type ReportRow } from '../db/report.ts'
import { caseOf } from './case-of.ts'
import { countedAt } from './counted.ts'
import { earlierTerms } from './earlier-terms.ts'
import { organisationOf } from './organisation-of.ts'
import { plannedIn } from './planned-in.ts'
import { lookbackOf } from './summary-lookback.ts'

export type SummaryDraftData = {
  draft: SummaryDraft
  input: SummaryInput
  figures: Record<string, SummaryFigure>
}

/**
 * The draft of a place's summary, of the given genre, from what the tables say at the cut-off, with the last term's figures beside. `report`: whose
 * answers it is written with; null where nothing is stored (terminal).
 */
export const draftSummary = async (
  tx: Tx,
  asked: PlaceTerm,
  genre: Report,
  report: (Pick<ReportRow, 'answers' | 'confirmed'> & { level?: ReportRow['level'] }) | null,
): Promise<SummaryDraftData> => {
  const at = { ...asked, reading: readingOfPaper(genre.face, asked.place.kind) }
  const counted = await countedAt(tx, at, genre)
  const { before, derived, duties, classes, enrolment, below, parts, oldestNeed, guided } = counted
  const values = new Map(counted.values)
  if (!before) for (const id of values.keys()) if (/^(?:in|out)\./.test(id)) values.delete(id)
  const answers = answersOf(report)
  const lookback = await lookbackOf(tx, at, genre.face.kind, report)
  for (const { face, rows } of planFigures(lookback, at.range.cutoff))
    values.set(face.id, asValue(face, rows, at.range.cutoff))
  const frozen = lookback?.issued.frozen?.[genre.voiceAt(at.place.kind).base] ?? null
  const planned = plannedIn(at.calendar, at.term.id)
  const earlier = await earlierTerms(tx, at)
  const account = (rule: DutyRule) => {
    const mine = duties.get(rule.key) ?? []
    return told(
      at,
      dutyAccount(
        rule,
        // Of those that somebody was chosen for, only periods that somebody owed.
        ('byLevel' in rule && rule.byLevel ? undefined : planned.get(rule.key)) ?? periodsIn(mine),
        mine,
        at.range.cutoff,
        (childId) => answers.reasons[reasonKey(rule.key, childId)] ?? null,
      ),
    )
  }
  const school = ancestorOf(await tx.tree(), at.place.id, 'school')
  const input: SummaryInput = {
    place: at.place.name,
    ...(at.place.kind === 'class' && school ? { ofSchool: school.name } : {}),
    placeKind: at.place.kind,
    level: report?.level ?? USUAL_LEVEL,
    parts,
    term: at.term,
    termName: at.term.name,
    cutoff: at.range.cutoff,
    classes: classes.length,
    figures: values,
    previous: before,
    previousTermName: before ? (at.previous?.name ?? null) : null,
    issuedBefore: frozen ? { definition: frozen.definition, leftBehind: frozen.value } : null,
    oldestNeed,
    longestUnseen: earliestOf(derived.find(({ id }) => id === 'unseen.six-months')?.rows ?? []),
    earlier,
    gapReason: mainGapReason(
      derived.find((d) => d.id === READING_GAP.id)?.rows ?? [],
      (values.get('left-behind.education')?.value ?? 0) > (values.get('left-behind.state')?.value ?? 0),
    ),
    typed: {
      pupils: enrolment.typed,
      sources: [...new Set(classes.flatMap((c) => (c.typedPupils !== null && c.typedPupilsSource) || []))],
    },
    accounts: new Map(DUTY_RULES.filter((rule) => !rule.untold).map((rule) => [rule.key, account(rule)])),
    below,
    lookback,
    accepted: answers.accepted,
    confirmed: report?.confirmed ?? [],
    nextTermStart:
      at.calendar.terms.filter((t) => t.startsOn > at.term.endsOn).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0]
        ?.startsOn ?? null,
    organisation: await organisationOf(tx, at.place, at.range.cutoff),
    guided,
    usesFrom: at.calendar.usesFrom ?? null,
    case: genre.tellsCase ? await caseOf(tx, at, answers.case, shanghaiDate(tx.now)) : null,
    number: at.place.id,
  }
  return {
    draft: genre.draft(input),
    input,
    figures: { ...withPrevious(values, before), ...cellFigures(genre, below), ...partFigures(parts) },
  }
}

const earliestOf = (rows: readonly DerivedRow[]): string | null =>
  rows.flatMap(({ on }) => on ?? []).toSorted()[0] ?? null

/** A year may begin before anybody was on the register: periods in which nobody owed anything are none of its own. */
const told = ({ term }: PlaceTerm, account: DutyAccount): DutyAccount => {
  const due = account.due.filter((period) => period.due > 0)
  return isYear(term.id) && due.length > 0 ? { ...account, due } : account
}

/** Periods of a rule that go by each subject's own days: those that its duties name, each once. */
const periodsIn = (ofRule: readonly ToldDuty[]): Period[] =>
  [...new Map(ofRule.map((d) => [d.period.key, d.period] as const)).values()].sort((a, b) =>
    a.windows.due < b.windows.due ? -1 : 1,
  )

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

/** The cells as figures of the page: frozen with it, opened at their own place. */
const cellFigures = (genre: Report, rows: readonly PlaceRow[]): Record<string, SummaryFigure> =>
  Object.fromEntries(
    rows.flatMap((row) =>
      (genre.rows?.columns ?? []).flatMap(({ id }) => {
        const figure = row.figures.get(id)
        const ref = refAt(id, row.code)
        return figure
          ? [
              [
                ref,
                {
                  ...figure,
                  id: ref,
                  title: `${row.name}${figure.title}`,
                  text: figureText(figure),
                  previous: null,
                  change: null,
                },
              ] as const,
            ]
          : []
      }),
    ),
  )

/** The figures of a year's parts, named by their part, opened in its days. */
const partFigures = (parts: readonly YearPart[]): Record<string, SummaryFigure> =>
  Object.fromEntries(
    parts.flatMap((part) =>
      [...part.figures.values()].map((figure) => {
        const ref = refOfPart(figure.id, part.id)
        const title = `${part.name}${figure.title}`
        return [ref, { ...figure, id: ref, title, text: figureText(figure), previous: null, change: null }] as const
      }),
    ),
  )
