import type { Calendar, Term } from '../../domain/calendar/types.ts'
import { closedDays } from '../../domain/calendar/weeks.ts'
import { dutiesOfSubject, type PlannedPeriods, takesEntry } from '../../domain/duties/engine.ts'
import { DUTY_RULES } from '../../domain/duties/list.ts'
import { planTerms, planTermsFor } from '../../domain/duties/plan-terms.ts'
import { type DutySubject, subjectOf } from '../../domain/duties/subject-facts.ts'
import { type Duty, type DutyRule, isChildRule, type SubjectEvidence } from '../../domain/duties/types.ts'
import { addDays } from '../../domain/kit/dates.ts'
import { type Subject, subjectKey } from '../../domain/kit/subject.ts'
import type { BirthdayBy } from '../../domain/registers/birthday.ts'
import type { ChildFacts } from '../../domain/registers/child-facts.ts'
import type { Place } from '../../domain/registers/place.ts'
import { calendarOf } from './calendar.ts'
import type { CalendarRows } from './calendar-rows.ts'
import { entryFactsOf, kindsOwing, placeFactsIn } from './duty-subjects.ts'
import { evidenceAndLevels, evidenceOfChildren, evidenceOfOthers, lunarBirthdays } from './evidence.ts'
import { childFactsIn, waiversOf, withinPlace } from './facts.ts'
import type { Tx } from './tx-type.ts'

/** Whose duties are asked for: children with their spans, places and entries with their facts. */
export type DutySubjects = { children: ReadonlyMap<string, ChildFacts[]>; others: readonly DutySubject[] }

const NOBODY: ReadonlyMap<string, ChildFacts[]> = new Map()

/**
 * Duties of the given subjects in the terms named, judged at a date; what is not owed is left out. Windows hang on the calendar of
 * the school where the subject is when the duty falls due: a township adds up what its schools count, whatever terms and closures of
 * their own they have. Records and waivers are read once for all, however many subjects there are.
 */
export const dutiesOfSubjects = async (
  tx: Tx,
  { children, others }: DutySubjects,
  termsOf: (calendar: Calendar) => readonly Term[],
  at: string,
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<Duty[]> => {
  const ofChildren = await plansOfSchools(tx, children, termsOf, rules)
  const ofOthers = await plansOfOthers(tx, others, termsOf, rules)
  const asked = [...new Set(ofChildren.values())].map(reachOf)
  const reaches = [...asked, ...[...ofOthers.values()].map(reachOf)]
  const from = earliest(reaches.flatMap((r) => r.from ?? []))
  const to = latest(reaches.flatMap((r) => r.to ?? []))
  if (from === undefined || to === undefined) return []
  const evidence = await evidenceOf(tx, children, [...ofOthers.keys()], {
    rules,
    birthdays: asked.flatMap((r) => r.birthdays),
    from,
    to,
  })
  const judged = (of: DutySubject, plan: Plan) =>
    dutiesOfSubject(of, evidence(subjectOf(of)), plan.planned, at, plan.asked)
  return [
    ...[...children].flatMap(([childId, spans]) => {
      const mine = Map.groupBy(new Set(spans.flatMap((s) => s.schoolId ?? [])), (school) => ofChildren.get(school))
      return [...mine].flatMap(([plan, schools]) =>
        plan
          ? judged({ kind: 'child', childId, spans }, plan).filter(
              (d) => d.schoolId !== null && schools.includes(d.schoolId),
            )
          : [],
      )
    }),
    ...[...ofOthers].flatMap(([of, plan]) => judged(of, plan)),
  ]
}

/** First and last day of a plan's windows; kinds of record that answer a rule which goes by birthdays, where it asks for one. */
type Reach = { from: string | undefined; to: string | undefined; birthdays: readonly string[] }
const REACHES = new WeakMap<Plan, Reach>()
const reachOf = (plan: Plan): Reach => {
  const known = REACHES.get(plan)
  if (known) return known
  const windows = plan.planned.flatMap((r) => r.periods.map((period) => period.windows))
  const reach = {
    from: earliest(windows.map((w) => w.opens)),
    to: latest(windows.map((w) => w.closes)),
    birthdays: plan.planned.flatMap(({ rule, periods }) =>
      periods.length > 0 && isChildRule(rule) && rule.byBirthday ? rule.evidence.kinds : [],
    ),
  }
  REACHES.set(plan, reach)
  return reach
}
const earliest = (days: readonly string[]): string | undefined => days.toSorted()[0]
const latest = (days: readonly string[]): string | undefined => days.toSorted().at(-1)

/** The same of children alone. */
export const dutiesOfChildren = (
  tx: Tx,
  children: ReadonlyMap<string, ChildFacts[]>,
  termsOf: (calendar: Calendar) => readonly Term[],
  at: string,
): Promise<Duty[]> => dutiesOfSubjects(tx, { children, others: [] }, termsOf, at)

/** What each school's calendar asks of its children. */
const plansOfSchools = async (
  tx: Tx,
  children: ReadonlyMap<string, ChildFacts[]>,
  termsOf: (calendar: Calendar) => readonly Term[],
  rules: readonly DutyRule[],
): Promise<ReadonlyMap<number, Plan>> => {
  const known = plansKept(await tx.calendar())
  const planOf = new Map<number, Plan>()
  const childRules = rules.filter(isChildRule)
  const told = childRules.map((r) => r.key)
  for (const school of new Set([...children.values()].flatMap((spans) => spans.flatMap((s) => s.schoolId ?? [])))) {
    const calendar = await calendarOf(tx, school)
    const terms = termsOf(calendar)
    const asked = terms.map((t) => t.id)
    const short = [...asked, ...told].join(' ')
    const mine = plansOfCalendar(calendar)
    // Two schools of which the same is said have one plan; of a calendar that was looked at before nothing is spelled out again.
    const key = mine.has(short) ? '' : JSON.stringify([calendar, asked, told])
    const plan = mine.get(short) ??
      known.get(key) ?? { asked: new Set(asked), planned: planTerms(calendar, terms, childRules) }
    if (key) known.set(key, plan)
    mine.set(short, plan)
    planOf.set(school, plan)
  }
  return planOf
}

/** What the calendar at its place asks of each other subject, by its own days and rhythm. */
const plansOfOthers = async (
  tx: Tx,
  others: readonly DutySubject[],
  termsOf: (calendar: Calendar) => readonly Term[],
  rules: readonly DutyRule[],
): Promise<ReadonlyMap<DutySubject, Plan>> => {
  const plans = new Map<DutySubject, Plan>()
  for (const of of others) {
    if (of.kind === 'child') continue
    const mine = rules.filter((rule) =>
      of.kind === 'place'
        ? rule.subject === 'place' && rule.places.includes(of.facts.kind)
        : takesEntry(rule, of.facts.kind),
    )
    if (mine.length === 0) continue
    const calendar = await calendarOf(tx, of.facts.schoolId)
    const terms = termsOf(calendar).filter((t) => !overBefore(of, t))
    plans.set(of, { asked: new Set(terms.map((t) => t.id)), planned: planTermsFor(of, calendar, terms, mine) })
  }
  return plans
}

/** An entry that was over before what belongs to a term began owes nothing in it, whoever asks: a page, a row, a figure. */
const overBefore = (of: DutySubject, term: Term): boolean =>
  of.kind === 'entry' &&
  of.facts.ended &&
  of.facts.untilOn !== null &&
  of.facts.untilOn < addDays(term.startsOn, -BEFORE_TERM)

/** Records between two days and waivers, by subject: two statements for children and one for what else there is. */
const evidenceOf = async (
  tx: Tx,
  children: ReadonlyMap<string, ChildFacts[]>,
  others: readonly DutySubject[],
  {
    rules,
    birthdays,
    from,
    to,
  }: {
    rules: readonly DutyRule[]
    /** Kinds of record that answer a rule which goes by birthdays, where one is asked. */
    birthdays: readonly string[]
    from: string
    to: string
  },
): Promise<(subject: Subject) => SubjectEvidence> => {
  const took = rules.flatMap((r) => (r.evidence.took ? r.evidence.kinds : []))
  const ids = [...children.keys()]
  const rest = others.map(subjectOf)
  const asking = ofTheirChild(others, rules)
  const [{ records: ofChildren, levels }, moons, ofOthers, ofTheirs, waiverList] = await Promise.all([
    evidenceAndLevels(tx, ids, took, from, to, birthdays),
    birthdays.length ? lunarBirthdays(tx, ids) : new Map<string, BirthdayBy>(),
    evidenceOfOthers(tx, rest, from, to),
    evidenceOfChildren(tx, [...new Set(asking.values())], [], from, to),
    waiversOf(tx, [...ids.map((id) => ({ kind: 'child' as const, id })), ...rest]),
  ])
  const records = Map.groupBy([...ofChildren, ...ofOthers], (r) => subjectKey(r.subject))
  const waivers = Map.groupBy(waiverList, (w) => subjectKey(w.subject))
  const theirs = Map.groupBy(ofTheirs, (r) => r.subject.id)
  return (subject) => ({
    records: [
      ...(records.get(subjectKey(subject)) ?? []),
      ...(subject.kind === 'entry' ? (theirs.get(asking.get(subject.id) ?? '') ?? []) : []),
    ],
    waivers: waivers.get(subjectKey(subject)) ?? [],
    levels: levels.get(subject.id) ?? [],
    birthdayBy: moons.get(subject.id) ?? null,
  })
}

/** Entries of which a rule takes the records about their child too, each with that child. */
const ofTheirChild = (others: readonly DutySubject[], rules: readonly DutyRule[]): ReadonlyMap<string, string> =>
  new Map(
    others.flatMap((of): [string, string][] =>
      of.kind === 'entry' &&
      of.facts.childId !== null &&
      rules.some((r) => r.subject === 'entry' && r.ofChild && takesEntry(r, of.facts.kind))
        ? [[of.facts.entryId, of.facts.childId]]
        : [],
    ),
  )

/**
 * Most schools have no days of their own, and a term's plan is the same for each child's file: what a calendar says is worked
 * out once for the rows that are remembered of it, and goes with them.
 */
const PLANS = new WeakMap<CalendarRows, Map<string, Plan>>()
const plansKept = (rows: CalendarRows): Map<string, Plan> => {
  const known = PLANS.get(rows) ?? new Map<string, Plan>()
  PLANS.set(rows, known)
  return known
}

/** The same by the calendar that was worked out of them, by terms and rules. */
const BY_CALENDAR = new WeakMap<Calendar, Map<string, Plan>>()
const plansOfCalendar = (calendar: Calendar): Map<string, Plan> => {
  const known = BY_CALENDAR.get(calendar) ?? new Map<string, Plan>()
  BY_CALENDAR.set(calendar, known)
  return known
}

/** Periods of a calendar, and which terms' were asked for (others stand beside them where windows touch). */
type Plan = { asked: ReadonlySet<string>; planned: PlannedPeriods }

/** Entries and places at a place of which the rules ask something, with their facts; of the registers named. `since`: not over before that day. */
export const othersAt = async (
  tx: Tx,
  place: Place,
  since: string,
  more: {
    rules?: readonly DutyRule[]
    reads?: (kind: string) => boolean
    holders?: readonly string[]
    most?: number
  } = {},
): Promise<DutySubject[]> => {
  const { rules = DUTY_RULES, reads = () => true, ...rest } = more
  const kinds = kindsOwing(rules).filter((k) => reads(k.kind))
  const [entries, places] = await Promise.all([
    entryFactsOf(tx, { kinds, at: place, since, ofPost: kindsOfPost(rules), inTurn: kindsInTurn(rules), ...rest }),
    placeFactsIn(tx, place, rules),
  ])
  return [
    ...places.map((facts): DutySubject => ({ kind: 'place', facts })),
    ...entries.map((facts): DutySubject => ({ kind: 'entry', facts })),
  ]
}

/** Registers of which a rule asks the post whoever holds the entry. */
const kindsOfPost = (rules: readonly DutyRule[]): string[] =>
  rules.flatMap((r) => (r.subject === 'entry' && r.ofPost && r.entries !== 'all' ? r.entries : []))

/** Registers of which another account has it each time. */
const kindsInTurn = (rules: readonly DutyRule[]): string[] =>
  rules.flatMap((r) => (r.subject === 'entry' && r.heldBy && r.entries !== 'all' ? r.entries : []))

/** The day from which on a subject must have stood to owe anything in these terms. */
export const firstDayOf = async (tx: Tx, termIds: readonly string[]): Promise<string> =>
  (await tx.calendar()).terms
    .filter((t) => termIds.includes(t.id))
    .map((t) => addDays(t.starts_on, -BEFORE_TERM))
    .sort()[0] ?? ''
/** What was due in the holidays before a term belongs to it. */
const BEFORE_TERM = 90

/** All duties of a place and what is at it in a term, judged at a date; each belongs where its subject was when it fell due. */
export const placeDuties = async (tx: Tx, place: Place, termId: string, at: string): Promise<Duty[]> => {
  const named = (calendar: Calendar) => calendar.terms.filter((t) => t.id === termId)
  const days = await daysOfTerm(tx, termId)
  if (!days) return []
  const children = await childFactsIn(tx, place, days.first, days.last)
  const others = await othersAt(tx, place, await firstDayOf(tx, [termId]))
  const within = await withinPlace(tx, place)
  return (await dutiesOfSubjects(tx, { children, others }, named, at)).filter(
    (d) => within(d) || d.subject.kind !== 'child',
  )
}

/** Duties of the entries and places at a place in these terms, judged at a date, as far as the actor may read. */
export const otherDuties = async (
  tx: Tx,
  place: Place,
  termIds: readonly string[],
  at: string,
  reads: (kind: string) => boolean,
  rules: readonly DutyRule[] = DUTY_RULES,
): Promise<Duty[]> => {
  const others = await othersAt(tx, place, await firstDayOf(tx, termIds), { reads, rules })
  const named = (calendar: Calendar) => calendar.terms.filter((t) => termIds.includes(t.id))
  return others.length === 0 ? [] : dutiesOfSubjects(tx, { children: NOBODY, others }, named, at, rules)
}

/**
 * First and last day on which a duty of a term may fall due at any school: a school's own term may reach further than the
 * county's, and closures put the last ones off.
 */
export const daysOfTerm = async (tx: Tx, termId: string): Promise<{ first: string; last: string } | null> => {
  const rows = await tx.calendar()
  const terms = rows.terms.filter((t) => t.id === termId)
  const first = terms.map((t) => t.starts_on).sort()[0]
  const last = terms
    .map((t) => t.ends_on)
    .sort()
    .at(-1)
  if (first === undefined || last === undefined) return null
  const daysOff = rows.daysOff.map((d) => ({ fromOn: d.from_on, toOn: d.to_on, kind: d.kind, name: d.name }))
  return { first, last: addDays(last, closedDays({ terms: [], daysOff }, first, last)) }
}
