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

/** What a record is about, as it is sent: children by id, a place by its code, an entry by id. */
export type RecordAbout = { children: string[] } | { place: string } | { entry: string }

/** A record as it is sent and stored: `outside.md` POST /api/records. */
export type RecordInput = {
  id: string
  kind: string
  version: number
  /** Short for `about: {children}`. */
  childIds?: string[] | undefined
  about?: RecordAbout | undefined
  /** Children who took part, each with a mark of the kind and a short note. */
  took?: { child: string; mark: string; note?: string | null | undefined }[] | undefined
  /** Staff who took part: of the county's accounts, or by name alone. */
  staff?: { account?: string | null | undefined; name: string }[] | undefined
  happenedOn: string
  body: Record<string, unknown>
  /** The id of the record that this one corrects. */
  replaces?: string | null | undefined
  /** It stood on paper, and is written down afterwards with its real day. */
  paper?: boolean | undefined
  /** What the phone's clock said, ISO instant. */
  deviceAt?: string | null | undefined
}
