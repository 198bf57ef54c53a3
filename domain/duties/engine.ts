import type { Calendar, Term } from '../calendar/types.ts'
import { addDays, daysBetween } from '../kit/dates.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import { assignRecords, inTime } from './assign-records.ts'
import { dutyId } from './duty-id.ts'
import { CHILD_RULES } from './list.ts'
import { namedRecords } from './named-records.ts'
import { asSet } from './rule-settings.ts'
import { type DutySubject, type Placed, subjectOf } from './subject-facts.ts'
import type {
  ChildEvidence,
  ChildRule,
  Duty,
  DutyOwner,
  DutyRule,
  DutyState,
  Evidence,
  Owed,
  Period,
  SubjectEvidence,
  Waiver,
} from './types.ts'
import { whyOf } from './why.ts'

/** “Due soon” begins so many days before the due date. */
export const SOON_DAYS = 3

/**
 * The only place that decides a duty's state. Pure and total: the same facts, records and waivers give the same answer on
 * every device, in any order; more valid evidence never makes an answer worse. `metBy`: the record that answers it.
 */
export const dutyState = (
  period: Period,
  owed: boolean,
  metBy: Pick<Evidence, 'happenedOn' | 'receivedOn'> | null,
  waiver: Pick<Waiver, 'id'> | null,
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
const earlier = (a: Evidence, b: Evidence): number =>
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

/** The facts that say where a child's duty belongs: those of the due date, else the last before, else the first. */
const placeOf = (facts: readonly ChildFacts[], date: string): ChildFacts | undefined =>
  facts.find((f) => f.fromOn <= date && (f.untilOn === null || date < f.untilOn)) ??
  facts.findLast((f) => f.fromOn <= date) ??
  facts[0]

export type PlannedPeriods = { rule: DutyRule; periods: Period[] }[]

/** Periods of every rule about children in a term: computed once for many children. */
export const planPeriods = (
  calendar: Calendar,
  term: Term,
  rules: readonly ChildRule[] = CHILD_RULES,
): { rule: ChildRule; periods: Period[] }[] =>
  rules.map((rule) => ({ rule, periods: asAsked(rule, calendar, rule.periods(calendar, term)) }))

/** Periods of one rule in a term for one subject; none where the rule is about something else. */
export const periodsFor = (rule: DutyRule, of: DutySubject, calendar: Calendar, term: Term): Period[] =>
  asAsked(rule, calendar, periodsOf(rule, of, calendar, term))

/** As the county set the rule, and since the system is used. */
const asAsked = (rule: DutyRule, calendar: Calendar, periods: Period[]): Period[] =>
  sinceInUse(rule, calendar, asSet(rule, calendar, periods))

/**
 * Who begins in the middle of a term is not asked for what was over by then (F11): of a period at least half its time must be left;
 * of something due on a day of its own, that day.
 */
const sinceInUse = (rule: DutyRule, { usesFrom }: Calendar, periods: Period[]): Period[] =>
  usesFrom
    ? periods.filter(({ windows: { opens, due } }) =>
        rule.rhythm === 'date' ? due >= usesFrom : addDays(opens, Math.floor(daysBetween(opens, due) / 2)) >= usesFrom,
      )
    : periods

const periodsOf = (rule: DutyRule, of: DutySubject, calendar: Calendar, term: Term): Period[] => {
  if (rule.subject === 'child') return of.kind === 'child' ? rule.periods(calendar, term) : []
  if (rule.subject === 'place')
    return of.kind === 'place' && rule.places.includes(of.facts.kind) ? rule.periods(calendar, term, of.facts) : []
  return of.kind === 'entry' && takesEntry(rule, of.facts.kind) ? rule.periods(calendar, term, of.facts) : []
}

/** Is the rule about entries of this register? */
export const takesEntry = (rule: DutyRule, kind: string): boolean =>
  rule.subject === 'entry' && (rule.entries === 'all' || rule.entries.includes(kind))

const owedBy = (rule: DutyRule, of: DutySubject, period: Period): Owed => {
  if (rule.subject === 'child' && of.kind === 'child')
    return rule.applies(of.spans, period, of.levels ?? [], of.birthdayBy)
  if (rule.subject === 'place' && of.kind === 'place') return rule.applies(of.facts, period)
  if (rule.subject === 'entry' && of.kind === 'entry') return rule.applies(of.facts, period)
  throw new Error(`rule ${rule.key} is not about a ${of.kind}`)
}

/** An entry's holder (unless the rule asks the post whoever holds it), else the post that the rule names for where it stands. */
const ownerOf = (rule: DutyRule, of: DutySubject, period: Period): DutyOwner => {
  if (rule.subject === 'entry' && of.kind === 'entry') {
    const account = rule.heldBy ? rule.heldBy(of.facts, period) : of.facts.holder
    return { account: rule.ofPost ? null : account, role: rule.ownerAt?.(of.facts) ?? rule.owner }
  }
  if (rule.subject === 'place' && of.kind === 'place')
    return { account: null, role: rule.ownerAt?.(of.facts) ?? rule.owner }
  return { account: null, role: rule.owner }
}

/** All duties of one child in the periods planned, judged at a date. */
export const dutiesOf = (childId: string, evidence: ChildEvidence, planned: PlannedPeriods, at: string): Duty[] =>
  dutiesOfSubject(
    {
      kind: 'child',
      childId,
      spans: evidence.facts.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)),
    },
    evidence,
    planned,
    at,
  )

/**
 * All duties of one subject in the periods planned, judged at a date. A child's spans in the order of their days. `owedIn`: only
 * what is owed in these terms; of the other periods nothing is told, but they take their records as ever.
 */
export const dutiesOfSubject = (
  subject: DutySubject,
  evidence: SubjectEvidence,
  planned: PlannedPeriods,
  at: string,
  owedIn: ReadonlySet<string> | null = null,
): Duty[] => {
  const of = knownBy(subject, evidence, at)
  const records = dedupe(evidence.records.filter((r) => r.happenedOn <= at)).sort(earlier)
  return planned.flatMap(({ rule, periods }) => {
    const mine = records.filter((r) => counts(rule, r))
    const tries = mine.filter((r) => !rule.evidence.meets(r, []))
    const asked = periods.map((period) => ({ period, ...owedBy(rule, of, period) }))
    // What is not owed takes no record from what is.
    const owed = asked.filter((a) => a.owed).map((a) => a.period)
    const { meets, speaksOf } = rule.evidence
    const answers = speaksOf
      ? namedRecords(
          owed,
          mine.filter((r) => meets(r, [])),
          speaksOf,
        )
      : assignRecords(owed, mine, meets)
    return asked.flatMap((one, i) =>
      owedIn === null || (one.owed && owedIn.has(one.period.term))
        ? judge(of, rule, one, {
            metBy: answers.get(one.period) ?? settledBy(rule, of, one.period, at),
            tries: triesIn(tries, one.period, periods[i + 1]).filter((r) => r !== answers.get(one.period)),
            waiver: waiverFor(rule, one.period, evidence.waivers),
            at,
          })
        : [],
    )
  })
}

/** A child with what was decided of it by that day: a cut-off of the past knows nothing of what came after it. */
const knownBy = (of: DutySubject, { levels = [], birthdayBy = null }: SubjectEvidence, at: string): DutySubject =>
  of.kind === 'child' && (levels.length > 0 || birthdayBy !== null)
    ? { ...of, levels: levels.filter((l) => l.fromOn <= at), birthdayBy }
    : of

/** About the subject; of a child also what it took part in, where the rule takes its mark. */
const counts = (rule: DutyRule, r: Evidence): boolean =>
  rule.evidence.kinds.includes(r.kind) && (r.role !== 'took' || rule.evidence.took?.includes(r.mark ?? '') === true)

/** Done by what the entry or the place itself says, without a record. */
const settledBy = (rule: DutyRule, of: DutySubject, period: Period, at: string): Done | null => {
  const on =
    rule.subject === 'entry' && of.kind === 'entry'
      ? (rule.settled?.(of.facts, period) ?? null)
      : rule.subject === 'place' && of.kind === 'place'
        ? (rule.settled?.(of.facts, period) ?? null)
        : null
  return on === null || on > at ? null : { recordId: null, happenedOn: on, receivedOn: on, reached: true, sort: null }
}

/** A try belongs to the period that had begun last. */
const triesIn = (tries: readonly Evidence[], { windows }: Period, next: Period | undefined): Evidence[] =>
  tries.filter(
    (r) =>
      r.happenedOn >= windows.opens && r.happenedOn <= windows.closes && !(next && r.happenedOn >= next.windows.opens),
  )

/** Each record once; where a child is both a subject and took part, what it is about goes before. */
const dedupe = (records: readonly Evidence[]): Evidence[] => {
  const once = new Map<string, Evidence>()
  for (const r of records) if (r.role !== 'took' || !once.has(r.recordId)) once.set(r.recordId, r)
  return [...once.values()]
}

type Done = Pick<Evidence, 'happenedOn' | 'receivedOn' | 'reached' | 'sort'> & { recordId: string | null }

const judge = (
  of: DutySubject,
  rule: DutyRule,
  { period, owed, because }: { period: Period } & Owed,
  seen: { metBy: Done | null; tries: readonly Evidence[]; waiver: Waiver | null; at: string },
): Duty => {
  const { metBy, tries, waiver, at } = seen
  const subject = subjectOf(of)
  const state = dutyState(period, owed, metBy, waiver, at)
  const open = state === 'open' || state === 'due-soon' || state === 'overdue'
  return {
    id: dutyId(rule.key, subject.id, period.key),
    rule: rule.key,
    subject,
    entryKind: of.kind === 'entry' ? of.facts.kind : null,
    entryState: of.kind === 'entry' ? of.facts.state : null,
    ...standing(of, period.windows.due),
    owner: ownerOf(rule, of, period),
    period,
    state,
    metBy: metBy?.recordId ?? null,
    metOn: metBy?.happenedOn ?? null,
    metReceived: metBy?.receivedOn ?? null,
    metSort: metBy?.sort ?? null,
    attempts: tries.map((r) => ({ recordId: r.recordId, on: r.happenedOn })),
    waiver: state === 'waived' ? waiver : null,
    why: whyOf({ rule, period, state, because, metBy, tries, waiver }),
    daysLate: open ? daysBetween(period.windows.due, at) : null,
  }
}

/** Where a duty belongs, and which child and household it is of. */
const standing = (of: DutySubject, due: string): Placed & Pick<Duty, 'childId' | 'householdId'> => {
  if (of.kind === 'child') {
    const place = placeOf(of.spans, due)
    return {
      childId: of.childId,
      householdId: place?.householdId ?? of.childId,
      schoolId: place?.schoolId ?? null,
      classId: place?.classId ?? null,
      villageId: place?.villageId ?? null,
      townshipId: null,
    }
  }
  const { schoolId, classId, villageId, townshipId } = of.facts
  const childId = of.kind === 'entry' ? of.facts.childId : null
  return { childId, householdId: null, schoolId, classId, villageId, townshipId }
}
