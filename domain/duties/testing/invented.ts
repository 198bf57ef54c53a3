import type { RecordFacts } from '../../records/record-facts.ts'
import type { ChildFacts } from '../../registers/child-facts.ts'

/** A pupil with both parents away all through the years 2026 and 2027. */
export const LEFT_BEHIND: ChildFacts = {
  childId: 'c',
  fromOn: '2026-01-01',
  untilOn: null,
  status: 'enrolled',
  inReason: 'enrolled',
  outReason: null,
  schoolId: 1,
  classId: 2,
  villageId: 3,
  grade: 3,
  householdId: 'h',
  sex: 'female',
  birth: '2017-05-01',
  boarder: true,
  hukou: 'rural',
  fatherState: 'away',
  fatherPlace: '广东东莞',
  fatherSince: '2025-03',
  fatherIncapable: null,
  motherState: 'away',
  motherPlace: '广东东莞',
  motherSince: '2025-03',
  motherIncapable: null,
  careKind: 'grandparents',
  careRelation: 'grandmother',
}

let serial = 0
/** A valid record about that child, written down the same day. */
export const recordOn = (kind: string, on: string, more: Partial<RecordFacts> = {}): RecordFacts => ({
  recordId: `r${serial++}`,
  childId: 'c',
  kind,
  happenedOn: on,
  receivedOn: on,
  authorId: 'a',
  schoolId: 1,
  classId: 2,
  villageId: 3,
  householdId: 'h',
  reached: true,
  ...more,
})
