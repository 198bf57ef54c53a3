import type { Calendar, Term } from '../calendar/types.ts'
import { addDays, daysBetween } from '../kit/dates.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { dutyId } from './duty-id.ts'
import { DUTY_RULES } from './list.ts'
import type { ChildEvidence, Duty, DutyRule, DutyState, Period, Waiver } from './types.ts'
import { whyOf } from './why.ts'

/** “Due soon” begins so many days before the due date. */
const SOON_DAYS = 3

/**
 * The only place that decides a duty's state. Pure and total: the same facts, records and waivers give the same answer on
 * every device, in any order; more valid evidence never makes an answer worse.
 */
export const dutyState = (
  period: Period,
  owed: boolean,
  evidence: readonly RecordFacts[],
  waiver: Waiver | null,
  at: string,
): { state: DutyState; metBy: RecordFacts | null } => {
  const { opens, due, grace, closes } = period.windows
  if (!owed) return { state: 'not-applicable', metBy: null }
  // What happened within the window counts, whenever it was written down; late is what was written or done after the grace.
  const inTime = (r: RecordFacts) => r.happenedOn <= grace && r.receivedOn <= closes
  const valid = evidence
    .filter((r) => r.happenedOn >= opens && r.happenedOn <= closes && r.happenedOn <= at)
    .sort(earlier)
  const met = valid.find(inTime) ?? valid[0]
  if (met) return { state: inTime(met) ? 'met' : 'met-late', metBy: met }
  if (waiver) return { state: 'waived', metBy: null }
  if (at < opens) return { state: 'not-yet', metBy: null }
  if (at > closes) return { state: 'missed', metBy: null }
  if (at > due) return { state: 'overdue', metBy: null }
  return { state: daysBetween(at, due) <= SOON_DAYS ? 'due-soon' : 'open', metBy: null }
}

/** On time before late, then by day, then by id: a total order, so that the order of the input does not matter. */
const earlier = (a: RecordFacts, b: RecordFacts): number =>
  a.happenedOn < b.happenedOn
    ? -1
    : a.happenedOn > b.happenedOn
      ? 1
      : a.receivedOn < b.receivedOn
        ? -1
        : a.receivedOn > b.receivedOn
          ? 1
          : a.recordId < b.recordId
            ? -1
            : 1

const waiverFor = (rule: DutyRule, period: Period, waivers: readonly Waiver[]): Waiver | null =>
  waivers
    .filter(
      (w) =>
        w.rule === rule.key && w.period === period.key && (w.expiresOn === null || w.expiresOn >= period.windows.opens),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1))[0] ?? null

/** The facts that say where a duty belongs: those of the due date, else the last before, else the first. */
const placeOf = (facts: readonly ChildFacts[], date: string): ChildFacts | undefined =>
  facts.find((f) => f.fromOn <= date && (f.untilOn === null || date < f.untilOn)) ??
  facts.findLast((f) => f.fromOn <= date) ??
  facts[0]

export type PlannedPeriods = { rule: DutyRule; periods: Period[] }[]

/** Periods of every rule in a term: computed once for many children. */
export const planPeriods = (calendar: Calendar, term: Term, rules: readonly DutyRule[] = DUTY_RULES): PlannedPeriods =>
  rules.map((rule) => ({ rule, periods: rule.periods(calendar, term) }))

/** All duties of one child in a term, judged at a date. */
export const dutiesOf = (childId: string, evidence: ChildEvidence, planned: PlannedPeriods, at: string): Duty[] => {
  const facts = [...evidence.facts].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  const records = dedupe(evidence.records).sort(earlier)
  return planned.flatMap(({ rule, periods }) => {
    const mine = records.filter((r) => rule.evidence.kinds.includes(r.kind))
    const valid = mine.filter((r) => rule.evidence.meets(r, mine))
    const tries = valid.length === mine.length ? [] : mine.filter((r) => !valid.includes(r))
    return periods.map((period, i) => {
      const end = lastDay(valid, period, periods[i + 1])
      return judge(
        childId,
        rule,
        period,
        facts,
        { valid: until(valid, end), tries: until(tries, end) },
        evidence.waivers,
        at,
      )
    })
  })
}

/**
 * A record that happened when the next period had begun is that period's own first: it makes up for this one only where the
 * next one has another. (One talk in early November is not October's and November's both.) Answers the day on which the
 * period's evidence ends before its window does, or null.
 */
const lastDay = (valid: readonly RecordFacts[], period: Period, next: Period | undefined): string | null => {
  if (!next || next.windows.opens > period.windows.closes) return null
  const own = valid.filter((r) => r.happenedOn >= next.windows.opens && r.happenedOn <= next.windows.grace)
  return own.length > 1 ? null : next.windows.opens
}

const until = (records: readonly RecordFacts[], end: string | null): readonly RecordFacts[] =>
  end === null ? records : records.filter((r) => r.happenedOn < end)

const dedupe = (records: readonly RecordFacts[]): RecordFacts[] => [
  ...new Map(records.map((r) => [r.recordId, r])).values(),
]

const judge = (
  childId: string,
  rule: DutyRule,
  period: Period,
  facts: ChildFacts[],
  records: { valid: readonly RecordFacts[]; tries: readonly RecordFacts[] },
  waivers: readonly Waiver[],
  at: string,
): Duty => {
  const { owed, because } = rule.applies(facts, period)
  const waiver = waiverFor(rule, period, waivers)
  const { state, metBy } = dutyState(period, owed, records.valid, waiver, at)
  const { opens, closes } = period.windows
  const tries = records.tries.filter((r) => r.happenedOn >= opens && r.happenedOn <= closes)
  const place = placeOf(facts, period.windows.due)
  const open = state === 'open' || state === 'due-soon' || state === 'overdue'
  return {
    id: dutyId(rule.key, childId, period.key),
    rule: rule.key,
    childId,
    householdId: place?.householdId ?? childId,
    schoolId: place?.schoolId ?? null,
    classId: place?.classId ?? null,
    villageId: place?.villageId ?? null,
    period,
    state,
    metBy: metBy?.recordId ?? null,
    metOn: metBy?.happenedOn ?? null,
    attempts: tries.map((r) => ({ recordId: r.recordId, on: r.happenedOn })),
    waiver: state === 'waived' ? waiver : null,
    why: whyOf({ rule, period, state, because, metBy, tries, waiver }),
    daysLate: open ? daysBetween(period.windows.due, at) : null,
  }
}

/** First day on which evidence no longer counts: for lists that look ahead. */
export const closedFrom = (period: Period): string => addDays(period.windows.closes, 1)
