import type { Calendar, Term } from '../calendar/types.ts'
import type { RecordFacts } from '../records/record-facts.ts'
import type { ChildFacts } from '../registers/child-facts.ts'
import type { Role } from '../roles.ts'

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
export type Period = { key: string; label: string; term: string; windows: Windows }

/** One period of a rule forgiven to one child: it ends with that period. */
export type Waiver = {
  id: string
  rule: string
  childId: string
  period: string
  reason: string
}

/** One duty with its answer. `id` = hash(rule, subject, period): the same on every device. */
export type Duty = {
  id: string
  rule: string
  childId: string
  householdId: string
  schoolId: number | null
  classId: number | null
  villageId: number | null
  period: Period
  state: DutyState
  /** The record that met it, if any. */
  metBy: string | null
  metOn: string | null
  /** Tries that do not meet it yet (a visit that found nobody home). */
  attempts: { recordId: string; on: string }[]
  waiver: Waiver | null
  /** Sentence for “why?”: the rule, its source, its dates, what met it or what is missing. */
  why: string
  /** Days past `due` (positive) or until `due` (negative) at the judged date; null when closed, met or not applicable. */
  daysLate: number | null
}

export type DutyUnit = '人' | '户'

/** How often something is owed, and how that is said. */
export const RHYTHMS = { month: '每月', phase: '期初、期中、期末', term: '每学期' } as const
export type Rhythm = keyof typeof RHYTHMS

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

export type DutyRule = {
  key: string
  version: number
  title: string
  /** How often, for boards and lists of rules. */
  rhythm: Rhythm
  words: DutyWords
  /** The post that does it at the child's class, where others only may. */
  owner: Role
  /** What it is counted by: a talk by child, a visit by household. */
  unit: DutyUnit
  /** Written rule or essay item, e.g. 谈心制度 (S1.12). */
  source: string
  periods: (calendar: Calendar, term: Term) => Period[]
  /** Does this child owe this duty in this period? Judged on the facts that hold within the period (mid-term arrivals, returns). */
  applies: (facts: readonly ChildFacts[], period: Period) => { owed: boolean; because: string }
  /** `meets`: does this record answer a period, given what else of these kinds was tried in it before? */
  evidence: { kinds: string[]; meets: (record: RecordFacts, before: readonly RecordFacts[]) => boolean }
}

/** What the engine is given for one child. `facts` in date order; `records` in any order. */
export type ChildEvidence = { facts: ChildFacts[]; records: RecordFacts[]; waivers: Waiver[] }
