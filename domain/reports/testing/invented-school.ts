import { type Dice, dice } from '../../../demo/random.ts'
import { DEFAULT_DAYS_OFF, defaultTerm } from '../../calendar/defaults.ts'
import type { Calendar, Term } from '../../calendar/types.ts'
import { toDutyFacts } from '../../duties/duty-facts.ts'
import { dutiesOf, planPeriods } from '../../duties/engine.ts'
import { DUTY_RULES } from '../../duties/list.ts'
import type { Duty, DutyRule, Waiver } from '../../duties/types.ts'
import { derive } from '../../figures/derived.ts'
import { ALL_LISTED, evaluateFigure } from '../../figures/evaluate.ts'
import { holdsAt, recordRows } from '../../figures/facts.ts'
import { figuresFor } from '../../figures/list.ts'
import { runDuties } from '../../figures/missed-running.ts'
import { PLAN } from '../../figures/plan.ts'
import { mainGapReason, READING_GAP } from '../../figures/reading-gap.ts'
import type { Enrolment, FigureValue } from '../../figures/types.ts'
import { addDays } from '../../kit/dates.ts'
import type { RecordFacts } from '../../records/record-facts.ts'
import type { ChildFacts } from '../../registers/child-facts.ts'
import { dutyAccount } from '../kit/account.ts'
import { figureText, type SummaryFigure, type SummaryInput } from '../kit/input.ts'
import type { PlanLookback } from '../plan-items.ts'

const TERMS = ['2026-spring', '2026-autumn', '2027-spring'].map(defaultTerm)
const CALENDAR: Calendar = { terms: TERMS, daysOff: DEFAULT_DAYS_OFF }
const [BEFORE, TERM, NEXT] = TERMS as [Term, Term, Term]

type Life = { spans: ChildFacts[]; records: RecordFacts[]; waivers: Waiver[] }

/** How an invented school is: each a share from 0 to 1. */
type Mood = {
  away: number
  unknown: number
  diligent: number
  home: number
  late: number
  moves: number
  waives: number
  /** Kinds that the school keeps records of. */
  kinds: readonly string[]
}

const moodOf = (d: Dice): Mood => ({
  away: d.pick([0, 0.1, 0.5, 0.9, 1]),
  unknown: d.pick([0, 0, 0.1, 0.6]),
  diligent: d.pick([0, 0.5, 0.9, 0.98, 1, 1]),
  home: d.pick([0, 0.1, 0.4]),
  late: d.pick([0, 0.1, 0.5]),
  moves: d.pick([0, 0.05, 0.3]),
  waives: d.pick([0, 0, 0.05]),
  kinds: ['talk', 'home-visit', ...['family-call', 'carer-contact', 'parent-contact'].filter(() => d.chance(0.5))],
})

const CARE = ['grandparents', 'grandparents', 'relatives', 'teachers', 'parent', 'other', 'alone'] as const

const spanOf = (d: Dice, mood: Mood, no: number): ChildFacts => {
  const parent = () =>
    d.chance(mood.away)
      ? d.chance(mood.unknown)
        ? ({ state: d.pick(['away', 'listed'] as const), since: null } as const)
        : ({ state: 'away', since: d.pick(['2024', '2025-03', '2026-06-30', '2026-10']) } as const)
      : ({ state: d.pick(['home', 'home', 'home', 'dead', 'unknown'] as const), since: null } as const)
  const father = parent()
  const mother = parent()
  return {
    childId: `c${no}`,
    fromOn: '2026-02-25',
    untilOn: null,
    status: 'enrolled',
    inReason: 'enrolled',
    outReason: null,
    schoolId: 1,
    classId: d.between(2, 4),
    villageId: null,
    grade: d.between(1, 9),
    householdId: `h${d.chance(0.2) ? Math.max(0, no - 1) : no}`,
    sex: d.pick(['male', 'female', 'female', 'unknown'] as const),
    birth: d.chance(mood.unknown) ? null : d.pick(['2010-11-02', '2014-05-01', '2018']),
    boarder: d.chance(mood.unknown) ? null : d.chance(0.3),
    hukou: d.pick(['rural', 'rural', 'urban', 'unknown'] as const),
    fatherState: father.state,
    fatherPlace: null,
    fatherSince: father.since,
    fatherIncapable: d.pick([null, null, true, false]),
    motherState: mother.state,
    motherPlace: null,
    motherSince: mother.since,
    motherIncapable: null,
    careKind: d.chance(mood.unknown) ? 'unknown' : d.pick(CARE),
    careRelation: null,
  }
}

/** A child's spans: some come in autumn, some leave, some parents return. */
const livesOf = (d: Dice, mood: Mood, no: number): ChildFacts[] => {
  const first = spanOf(d, mood, no)
  if (!d.chance(mood.moves)) return [d.chance(0.3) ? { ...first, fromOn: '2026-09-01' } : first]
  const on = d.pick(['2026-08-20', '2026-10-08', '2026-11-18'])
  const before = { ...first, untilOn: on }
  const after = { ...first, fromOn: on }
  switch (d.between(0, 3)) {
    case 0:
      return [
        before,
        { ...after, status: 'left', schoolId: null, classId: null, outReason: d.pick(['graduated', 'transferred']) },
      ]
    case 1:
      return [before, { ...after, fatherState: 'home', motherState: 'home', fatherSince: null, motherSince: null }]
    case 2:
      return [before, { ...after, fatherState: 'away', fatherSince: '2026-05' }]
    default:
      return [{ ...after, inReason: 'transferred' }]
  }
}

const recordsOf = (d: Dice, mood: Mood, spans: readonly ChildFacts[], term: Term, until: string): RecordFacts[] => {
  const [span] = spans
  if (!span) return []
  const made: RecordFacts[] = []
  const make = (kind: string, on: string, reached: boolean) => {
    if (on > until || on < term.startsOn) return
    made.push({
      recordId: `${span.childId}-${kind}-${on}-${made.length}`,
      childId: span.childId,
      kind,
      happenedOn: on,
      receivedOn: d.chance(mood.late) ? addDays(on, 9) : on,
      authorId: 'a',
      schoolId: span.schoolId,
      classId: span.classId,
      villageId: null,
      householdId: span.householdId,
      reached,
    })
  }
  for (const { rule, periods } of planPeriods(CALENDAR, term))
    for (const { windows } of periods) {
      const kind = rule.evidence.kinds[0] ?? ''
      if (!mood.kinds.includes(kind)) continue
      const on = addDays(windows.opens, d.between(2, 15))
      if (kind !== 'talk' && d.chance(mood.home)) make(kind, on, false)
      if (d.chance(mood.diligent)) make(kind, addDays(on, d.between(0, 3)), true)
      if (kind === 'talk' && d.chance(0.1)) make(kind, addDays(on, 2), true)
    }
  if (mood.kinds.includes('parent-contact') && d.chance(0.3))
    make('parent-contact', addDays(term.startsOn, d.between(3, 90)), d.chance(0.8))
  return made
}

/** Dice of its own for whatever goes rule by rule: one rule more changes nothing else about a school. */
const diceOf = (seed: number, name: string): Dice =>
  dice([...name].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, seed) >>> 0)

const waiversOf = (seed: number, mood: Mood, childId: string): Waiver[] =>
  planPeriods(CALENDAR, TERM).flatMap(({ rule, periods }) => {
    const d = diceOf(seed, `${childId} ${rule.key}`)
    return periods
      .filter(() => d.chance(mood.waives))
      .map((p, i) => ({
        id: `${childId}-${rule.key}-${i}`,
        rule: rule.key,
        subject: { kind: 'child', id: childId },
        period: p.key,
        reason: d.pick(['病休', '病休', '随父母外出', '9月起转学手续办理中']),
      }))
  })

/** Figures of the school in a term at a cut-off, by the JavaScript interpreter. */
const countAt = (
  lives: ReadonlyMap<string, Life>,
  term: Term,
  cutoff: string,
  before: string | null,
  enrolment: Enrolment,
) => {
  const planned = planPeriods(CALENDAR, term)
  const range = { cutoff, from: term.startsOn, to: cutoff }
  const within = (s: ChildFacts) => s.schoolId === 1
  const spans = new Map([...lives].map(([id, life]) => [id, life.spans]))
  const duties: Duty[] = [...lives].flatMap(([id, life]) =>
    dutiesOf(id, { facts: life.spans, records: life.records, waivers: life.waivers }, planned, cutoff),
  )
  const seen = [...lives.values()]
    .flatMap((l) => l.records)
    .filter((r) => r.happenedOn >= range.from && r.happenedOn <= cutoff)
  const facts = {
    children: [...spans.values()].flat().filter((s) => holdsAt(s, cutoff) && within(s)),
    records: recordRows(seen, spans),
    parts: [],
    entries: [],
    aid: [],
    duties: duties.map((duty) => toDutyFacts(duty, cutoff)),
  }
  const values = new Map<string, FigureValue>(
    figuresFor('education').map((figure) => [figure.id, evaluateFigure(figure, facts, range, enrolment)]),
  )
  const derived = derive({
    spans,
    records: facts.records,
    duties: runDuties(duties, cutoff),
    touches: [],
    lacks: null,
    written: { agreed: [], handovers: [], unchanged: [] },
    census: { units: [], compared: null, moved: null },
    within,
    reading: 'education',
    range,
    before,
  })
  for (const { rows, ...face } of derived)
    values.set(face.id, { ...face, value: rows.length, cutoff, rows: rows.length, unknown: 0 })
  return { values, duties, planned, derived, classes: new Set(facts.children.map((c) => c.classId)).size }
}

const lookbackOf = (d: Dice): PlanLookback | null =>
  d.chance(0.6)
    ? null
    : {
        items: Array.from({ length: d.between(0, 3) }, (_, i) => ({
          key: `r.${i + 1}`,
          text: `针对第${i + 1}件，由班主任在2026年9月${7 + i}日前办好，以有记录为准`,
          by: d.pick(['2026-09-07', '2027-06-01']),
          outcome: d.pick([
            null,
            { done: true, why: '' },
            { done: false, why: '两户换了号码' },
            { done: false, why: '' },
          ]),
        })),
      }

/**
 * A school invented from a seed, its lives run through the engine and the figures as the product does, up to the input of its
 * summary. The same seed gives the same school.
 */
export const inventedSchool = (seed: number): { input: SummaryInput; figures: Record<string, SummaryFigure> } => {
  const d = dice(seed)
  const mood = moodOf(d)
  const size = d.pick([0, 1, 3, 12, 19, 20, 26, 60])
  const cutoff = d.pick(['2026-09-08', '2026-10-31', '2026-11-25', '2026-12-31', '2027-01-20'])
  const first = d.chance(0.4)
  const lives = new Map<string, Life>()
  for (let no = 0; no < size; no++) {
    const spans = livesOf(d, mood, no)
    lives.set(`c${no}`, {
      spans,
      records: [
        ...(first ? [] : recordsOf(d, mood, spans, BEFORE, BEFORE.endsOn)),
        ...recordsOf(d, { ...mood, diligent: d.pick([mood.diligent, mood.diligent, 0]) }, spans, TERM, cutoff),
      ],
      waivers: waiversOf(seed, mood, `c${no}`),
    })
  }
  const enrolment = d.pick([ALL_LISTED, ALL_LISTED, { typed: 13, known: true }, { typed: 0, known: false }])
  const now = countAt(lives, TERM, cutoff, first ? null : BEFORE.endsOn, enrolment)
  const before = first ? null : countAt(lives, BEFORE, BEFORE.endsOn, null, enrolment).values
  const previous = before && (before.get('files.open')?.value ?? 0) > 0 ? before : null
  if (!previous) for (const id of now.values.keys()) if (/^(?:in|out)\./.test(id)) now.values.delete(id)
  const lookback = lookbackOf(d)
  const due = lookback?.items.filter((i) => i.by !== null && i.by <= cutoff) ?? []
  const counts = [
    due.length,
    due.filter((i) => i.outcome?.done).length,
    due.filter((i) => i.outcome?.done === false).length,
  ]
  PLAN.forEach((face, i) => {
    const value = lookback ? (counts[i] ?? 0) : null
    now.values.set(face.id, { ...face, value, cutoff, rows: value ?? 0, unknown: 0 })
  })
  const reasonOf = (d: Dice) => (d.chance(0.3) ? d.pick(['长期病假', '请假离校', '家里有事']) : null)
  const account = (rule: DutyRule, own = diceOf(seed, rule.key)) =>
    dutyAccount(rule, now.planned.find((p) => p.rule.key === rule.key)?.periods ?? [], now.duties, cutoff, () =>
      reasonOf(own),
    )
  const value = (id: string) => now.values.get(id)?.value ?? 0
  const definition = now.values.get('left-behind.education')?.definition ?? ''
  const input: SummaryInput = {
    place: '岩脚小学',
    placeKind: 'school',
    level: 'upward',
    parts: [],
    term: TERM,
    termName: TERM.name,
    cutoff,
    classes: now.classes,
    figures: now.values,
    previous,
    previousTermName: previous ? BEFORE.name : null,
    issuedBefore: previous && d.chance(0.3) ? { definition: d.pick([definition, '另一口径']), leftBehind: 9 } : null,
    gapReason: mainGapReason(
      now.derived.find((figure) => figure.id === READING_GAP.id)?.rows ?? [],
      value('left-behind.education') > value('left-behind.state'),
    ),
    typed: { pupils: enrolment.typed, sources: enrolment.typed > 0 ? ['学籍系统'] : [] },
    accounts: new Map(DUTY_RULES.map((rule) => [rule.key, account(rule)])),
    below: [],
    lookback,
    accepted: d.chance(0.5)
      ? ['running-talks', 'running-visits', 'twice-not-home', 'fall-talks', 'fall-visits', 'late']
      : [],
    confirmed: d.chance(0.5) ? ['no-problem'] : [],
    nextTermStart: d.chance(0.8) ? NEXT.startsOn : null,
    number: seed,
  }
  const figures = Object.fromEntries(
    [...now.values].map(([id, figure]) => {
      const then = previous?.get(id)?.value ?? null
      const change = then === null || figure.value === null ? null : Math.round((figure.value - then) * 10) / 10
      return [id, { ...figure, text: figureText(figure), previous: then, change }]
    }),
  )
  return { input, figures }
}
