import type { Duty } from './types.ts'

/** A duty of one child in one period as a figure sees it. */
export type DutyFacts = {
  dutyId: string
  childId: string
  householdId: string
  schoolId: number | null
  classId: number | null
  villageId: number | null
  rule: string
  period: string
  term: string
  state: string
  /** Its due date lies on or before the cut-off; waived and not applicable ones never count. */
  counted: boolean
  met: boolean
  metBy: string | null
}

export const toDutyFacts = (duty: Duty, at: string): DutyFacts => ({
  dutyId: duty.id,
  childId: duty.childId,
  householdId: duty.householdId,
  schoolId: duty.schoolId,
  classId: duty.classId,
  villageId: duty.villageId,
  rule: duty.rule,
  period: duty.period.key,
  term: duty.period.term,
  state: duty.state,
  counted: at >= duty.period.windows.due && duty.state !== 'waived' && duty.state !== 'not-applicable',
  met: duty.state === 'met' || duty.state === 'met-late',
  metBy: duty.metBy,
})
