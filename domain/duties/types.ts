import type { Calendar, Term } from '../calendar/types.ts'
import type { PlaceKind } from '../kit/record-subject.ts'
import type { Subject } from '../kit/subject.ts'
import type { LevelSaid } from '../records/level-said.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import type { BirthdayBy } from '../registers/birthday.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { Role } from '../roles.ts'
import type { EntryFacts, PlaceFacts } from './subject-facts.ts'

/** The nine states (duties-and-sync §1). Only `engine.ts` decides one. */
export const DUTY_STATES = [
  'not-yet',
  'open',
  'due-soon',
  'overdue',
  'met',
  'met-late',
  'missed',
  'waived',
  'not-applicable',
] as const
export type DutyState = (typeof DUTY_STATES)[number]

/** Four civil dates, each inclusive. */
export type Windows = { opens: string; due: string; grace: string; closes: string }

/** One period of a rule in a term, e.g. month 2026-10, or the term's middle phase. `key` is stable: `2026-10`, `2026-autumn.middle`. */
export type Period = {
  key: string
  label: string
  term: string
  windows: Windows
  /** The written rule that was named for it (`rule-settings.ts`). */
  basis?: string
  /** The township or school that asks for more than the county does, by its name. */
  by?: string
}

/** One period of a rule forgiven to one subject: it ends with that period. */
export type Waiver = {
  id: string
  rule: string
  subject: Subject
  period: string
  reason: string
}

/**
 * A record as a duty of its subject sees it. `role`: whether it is about the subject or only with it (children); `mark`: how that
 * child took part; `staff`: how many of the staff did.
 */
export type Evidence = Pick<RecordFacts, 'recordId' | 'kind' | 'happenedOn' | 'receivedOn' | 'authorId' | 'reached'> & {
  role?: 'about' | 'took'
  mark?: string | null
  staff?: number
  /** Of a record about a place or an entry, and where a rule goes by it of one about a child: what its kind keeps in columns (a plan's stage, and how it stands). */
  sort?: string | null
  quantity?: number | null
}

/** One duty with its answer. `id` = hash(rule, subject, period): the same on every device. */
export type Duty = {
  id: string
  rule: string
  subject: Subject
  /** Of which register, where it is about an entry. */
  entryKind: string | null
  /** In which state it is, where it is about an entry. */
  entryState: string | null
  /** The child that it is about, or that its entry hangs on. */
  childId: string | null
  /** Only where it is about a child. */
  householdId: string | null
  schoolId: number | null
  classId: number | null
  villageId: number | null
  townshipId: number | null
  owner: DutyOwner
  period: Period
  state: DutyState
  /** The record that met it; null too where the entry itself says that it is done. */
  metBy: string | null
  metOn: string | null
  /** The day on which that came in. */
  metReceived: string | null
  /** What that record keeps as its sort: reached, partly. */
  metSort: string | null
  /** Tries that do not meet it yet (a visit that found nobody home). */
  attempts: { recordId: string; on: string }[]
  waiver: Waiver | null
  /** Sentence for “why?”: the rule, its source, its dates, what met it or what is missing. */
  why: string
  /** Days past `due` (positive) or until `due` (negative) at the judged date; null when closed, met or not applicable. */
  daysLate: number | null
}

/** Who has to do it: whoever holds the entry, else the post at its place (of a child, at its class). */
export type DutyOwner = { account: string | null; role: Role }

/** By what a duty is counted: children, households, places, entries of a register. */
export const DUTY_UNITS = ['人', '户', '处', '项'] as const
export type DutyUnit = (typeof DUTY_UNITS)[number]

/** How often something is owed, and how that is said. */
export const RHYTHMS = {
  day: '每天',
  week: '每周',
  month: '每月',
  phase: '期初、期中、期末',
  term: '每学期',
  date: '到日子',
} as const
export type Rhythm = keyof typeof RHYTHMS

/** May a county ask for it some days earlier? What is owed on a day of its own, or every night, is owed on that day. */
export const isMovable = ({ rhythm }: { rhythm: Rhythm }): boolean => rhythm !== 'date' && rhythm !== 'day'

/** What screens and “why?” say of a duty. Days are given as they are printed (11月25日). */
export type DutyWords = {
  /** 10月没谈 */
  missed: string
  /** 家访 去过没人在家 */
  tried: string
  /** Tries that met nobody: how many, on which days, and what is still to be done. */
  tries: (times: number, days: string) => string
  /** Met by a second try after a first one that met nobody, where the rule takes that. */
  again?: (first: string, then: string) => string
}

/** Does this subject owe this duty in this period, and why (not)? */
export type Owed = { owed: boolean; because: string }

/** What the declarations of all duties have, whatever they are about. */
type RuleCommon = {
  key: string
  version: number
  title: string
  /** How often, for boards and lists of rules. */
  rhythm: Rhythm
  words: DutyWords
  /** The post that does it at the child's class or at the place, where others only may. */
  owner: Role
  /** What it is counted by: a talk by child, a visit by household. */
  unit: DutyUnit
  /** Written rule or essay item, e.g. 谈心制度 (S1.12). */
  source: string
  /** It orders an office's own house and is no care of children: no summary tells it. */
  untold?: true
  /** `optional`: asked where the county switched it on; `always`: never switched off (what was agreed to a day is asked on it). */
  asked?: 'optional' | 'always'
  /**
   * `meets`: does this record answer a period, given what else of these kinds was tried in it before? `took`: of a child, records in
   * which it only took part count as well where it has one of these marks.
   */
  evidence: {
    kinds: string[]
    took?: readonly string[]
    meets: (record: Evidence, before: readonly Evidence[]) => boolean
    /** Where a record says itself of which period it speaks (a stage of a plan): the newest in time answers that one and no other. */
    speaksOf?: (record: Evidence, period: Period) => boolean
  }
}

/** Owed to each child: judged on the facts that hold within the period (mid-term arrivals, returns). */
export type ChildRule = RuleCommon & {
  subject: 'child'
  periods: (calendar: Calendar, term: Term) => Period[]
  applies: (
    facts: readonly ChildFacts[],
    period: Period,
    levels: readonly LevelSaid[],
    birthdayBy?: BirthdayBy | null,
  ) => Owed
  /** Asked only of children of whom somebody decided so (dossier §4.4): where there is none it has no column. */
  byLevel?: true
  /** Goes by the child's birthday, kept by the sun or the moon, and by the sort of what was recorded: both are read where it is asked. */
  byBirthday?: true
}

/** Owed by places of these kinds, e.g. a meeting of each school. */
export type PlaceRule = RuleCommon & {
  subject: 'place'
  places: readonly PlaceKind[]
  periods: (calendar: Calendar, term: Term, place: PlaceFacts) => Period[]
  applies: (facts: PlaceFacts, period: Period) => Owed
  /** The post where it depends on the place. */
  ownerAt?: (facts: PlaceFacts) => Role
  /** Where no record but what the place itself did tells that it is done (a signed roll): on which day. */
  settled?: (facts: PlaceFacts, period: Period) => string | null
}

/** Owed to entries of these registers: what a Children's Home, a pairing or a promise asks for. */
export type EntryRule = RuleCommon & {
  subject: 'entry'
  entries: readonly string[] | 'all'
  /** By the entry's own days too: a rhythm that was agreed, a day by which something is due. */
  periods: (calendar: Calendar, term: Term, entry: EntryFacts) => Period[]
  applies: (facts: EntryFacts, period: Period) => Owed
  /** Where no record but the entry itself tells that it is done (a promise was kept): on which day. */
  settled?: (facts: EntryFacts, period: Period) => string | null
  /** The post where nobody holds the entry and it depends on where it hangs. */
  ownerAt?: (facts: EntryFacts) => Role
  /** Whose it is, where another account has it each time (who has Wednesday's noon); else the holder, else the post. */
  heldBy?: (facts: EntryFacts, period: Period) => string | null
  /** Asks of the child that the entry hangs on whether it has entries of these registers too (`EntryFacts.beside`). */
  beside?: readonly string[]
  /** Records about the child that the entry hangs on answer it as those about the entry do (who lives hard was visited). */
  ofChild?: true
  /** Always the post's, whoever holds the entry: the holder records nothing (a volunteer is asked by the head teacher, decision 031). */
  ofPost?: true
}

/** One declared duty (house.md; second-storey §1, §3). */
export type DutyRule = ChildRule | PlaceRule | EntryRule

export const isChildRule = (rule: DutyRule): rule is ChildRule => rule.subject === 'child'

/** What the engine is given for one subject beside its facts, in any order. */
export type SubjectEvidence = {
  records: Evidence[]
  waivers: Waiver[]
  /** Of a child: how closely somebody decided to stay in touch, assessment by assessment (`ChildRule.byLevel`). */
  levels?: readonly LevelSaid[]
  /** Of a child: by which calendar its birthday is kept (`ChildRule.byBirthday`). */
  birthdayBy?: BirthdayBy | null
}

/** What the engine is given for one child. `facts` in date order; `records` in any order. */
export type ChildEvidence = SubjectEvidence & { facts: ChildFacts[] }

/** So many are freed from one duty at once: more than a school has who lack it. */
export const MOST_WAIVED = 500
