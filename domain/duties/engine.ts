import type { Calendar, Term } from '../calendar/types.ts'
import { daysBetween } from '../kit/dates.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { assignRecords, inTime } from './assign-records.ts'
import { dutyId } from './duty-id.ts'
import { DUTY_RULES } from './list.ts'
import type { ChildEvidence, Duty, DutyRule, DutyState, Period, Waiver } from './types.ts'
import { whyOf } from './why.ts'

/** “Due soon” begins so many days before the due date. */
const SOON_DAYS = 3

/**
 * The only place that decides a duty's state. Pure and total: the same facts, records and waivers give the same answer on
 * every device, in any order; more valid evidence never makes an answer worse. `metBy`: the record that answers it.
 */
export const dutyState = (
  period: Period,
  owed: boolean,
  metBy: RecordFacts | null,
  waiver: Waiver | null,
  at: string,
): DutyState => {
  const { opens, due, closes } = period.windows
  if (!owed) return 'not-applicable'
  if (metBy) return inTime(period, metBy) ? 'met' : 'met-late'
  if (waiver) return 'waived'
  if (at < opens) return 'not-yet'
  if (at > closes) return 'missed'
  if (at > due) return 'overdue'
  return daysBetween(at, due) <= SOON_DAYS ? 'due-soon' : 'open'
}

/** By day, then by when it was written down, then by id: a total order, so that the order of the input does not matter. */
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
  waivers.filter((w) => w.rule === rule.key && w.period === period.key).sort((a, b) => (a.id < b.id ? -1 : 1))[0] ??
  null

/** The facts that say where a duty belongs: those of the due date, else the last before, else the first. */
const placeOf = (facts: readonly ChildFacts[], date: string): ChildFacts | undefined =>
  facts.find((f) => f.fromOn <= date && (f.untilOn === null || date < f.untilOn)) ??
  facts.findLast((f) => f.fromOn <= date) ??
  facts[0]

export type PlannedPeriods = { rule: DutyRule; periods: Period[] }[]

/** Periods of every rule in a term: computed once for many children. */
export const planPeriods = (calendar: Calendar, term: Term, rules: readonly DutyRule[] = DUTY_RULES): PlannedPeriods =>
  rules.map((rule) => ({ rule, periods: rule.periods(calendar, term) }))

/** All duties of one child in the periods planned, judged at a date. */
export const dutiesOf = (childId: string, evidence: ChildEvidence, planned: PlannedPeriods, at: string): Duty[] => {
  const facts = [...evidence.facts].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1))
  const records = dedupe(evidence.records.filter((r) => r.happenedOn <= at)).sort(earlier)
  return planned.flatMap(({ rule, periods }) => {
    const mine = records.filter((r) => rule.evidence.kinds.includes(r.kind))
    const tries = mine.filter((r) => !rule.evidence.meets(r, []))
    const asked = periods.map((period) => ({ period, ...rule.applies(facts, period) }))
    // What is not owed takes no record from what is.
    const answers = assignRecords(
      asked.filter((a) => a.owed).map((a) => a.period),
      mine,
      rule.evidence.meets,
    )
    return asked.map((one, i) =>
      judge(childId, rule, one, facts, {
        metBy: answers.get(one.period) ?? null,
        tries: triesIn(tries, one.period, periods[i + 1]).filter((r) => r !== answers.get(one.period)),
        waiver: waiverFor(rule, one.period, evidence.waivers),
        at,
      }),
    )
  })
}

/** A try belongs to the period that had begun last. */
const triesIn = (tries: readonly RecordFacts[], { windows }: Period, next: Period | undefined): RecordFacts[] =>
  tries.filter(
    (r) =>
      r.happenedOn >= windows.opens && r.happenedOn <= windows.closes && !(next && r.happenedOn >= next.windows.opens),
  )

const dedupe = (records: readonly RecordFacts[]): RecordFacts[] => [
  ...new Map(records.map((r) => [r.recordId, r])).values(),
]

const judge = (
  childId: string,
  rule: DutyRule,
  { period, owed, because }: { period: Period; owed: boolean; because: string },
  facts: ChildFacts[],
  seen: { metBy: RecordFacts | null; tries: readonly RecordFacts[]; waiver: Waiver | null; at: string },
): Duty => {
  const { metBy, tries, waiver, at } = seen
  const state = dutyState(period, owed, metBy, waiver, at)
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
