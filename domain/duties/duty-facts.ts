import type { Subject } from '../kit/subject.ts'
import type { Duty, DutyState, DutyUnit } from './types.ts'

const MET: readonly string[] = ['met', 'met-late'] satisfies DutyState[]
const NOT_OWED: readonly string[] = ['waived', 'not-applicable'] satisfies DutyState[]

/** Done, in time or late. Here alone it is said which states that is, for boards, figures, summaries and screens. */
export const isMet = (state: string): boolean => MET.includes(state)

/** Neither waived nor without ground: it belongs in the whole of which a part is done. */
export const isOwed = (state: string): boolean => !NOT_OWED.includes(state)

/** By what a duty is counted: a household is one, however many of its children are owed it; else each subject. */
export const unitKey = (unit: DutyUnit, duty: { subject: { id: string }; householdId: string | null }): string =>
  unit === '户' ? (duty.householdId ?? duty.subject.id) : duty.subject.id

/** Owed, and its due date lies on or before the cut-off. */
export const isCounted = (duty: Pick<Duty, 'state' | 'period'>, at: string): boolean =>
  at >= duty.period.windows.due && isOwed(duty.state)

/** A duty of one subject in one period as a figure sees it. */
export type DutyFacts = {
  dutyId: string
  subjectKind: Subject['kind']
  subjectId: string
  childId: string | null
  householdId: string | null
  schoolId: number | null
  classId: number | null
  villageId: number | null
  rule: string
  period: string
  term: string
  state: string
  /** `isCounted` at the cut-off. */
  counted: boolean
  met: boolean
  metBy: string | null
  /** What the record that met it keeps as its sort, where that is about a place or an entry: reached, partly. */
  metSort: string | null
  /** How the entry that it is about stands now: kept, broken. */
  entryState: string | null
}

export const toDutyFacts = (duty: Duty, at: string): DutyFacts => ({
  dutyId: duty.id,
  subjectKind: duty.subject.kind,
  subjectId: duty.subject.id,
  childId: duty.childId,
  householdId: duty.householdId,
  schoolId: duty.schoolId,
  classId: duty.classId,
  villageId: duty.villageId,
  rule: duty.rule,
  period: duty.period.key,
  term: duty.period.term,
  state: duty.state,
  counted: isCounted(duty, at),
  met: isMet(duty.state),
  metBy: duty.metBy,
  metSort: duty.metSort,
  entryState: duty.entryState,
})
