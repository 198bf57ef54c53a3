/**
 * One effective record about one child: the row of the fact list “records”. A record about three children is three rows
 * with the same `recordId`. Corrected (superseded) records are not in the list.
 */
export type RecordFacts = {
  recordId: string
  childId: string
  kind: string
  happenedOn: string
  /** Civil date (Shanghai) on which the server received it: honesty of dates. */
  receivedOn: string
  authorId: string
  schoolId: number | null
  classId: number | null
  villageId: number | null
  householdId: string
  /** Met somebody (a visit with a carer present); always true for a talk. A visit that found nobody home is false. */
  reached: boolean
}

/** A record as it is sent and stored: `outside.md` POST /api/records. */
export type RecordInput = {
  id: string
  kind: string
  version: number
  childIds: string[]
  happenedOn: string
  body: Record<string, unknown>
  /** The id of the record that this one corrects. */
  replaces?: string | null | undefined
  /** What the phone's clock said, ISO instant. */
  deviceAt?: string | null | undefined
}
