import type { Subject } from '../../../domain/kit/subject.ts'
import type { Role } from '../../../domain/roles.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { RowsAsked } from './kept-duties.ts'

/** A duty that nothing has met, as its steps upwards are told from it (domain/duties/escalation.ts). */
export type UndoneDuty = {
  id: string
  subject: Subject
  childId: string | null
  schoolId: number | null
  classId: number | null
  villageId: number | null
  townshipId: number | null
  holder: string | null
  post: Role
  rule: string
  period: string
  term: string
  windows: { opens: string; due: string; grace: string; closes: string }
  /** The waiver that frees it. */
  waived: string | null
}

/** So many are looked at for one list: more than a school or a township's villages leave undone. */
export const MOST_UNDONE = 5000

type Row = Omit<UndoneDuty, 'subject' | 'windows'> &
  UndoneDuty['windows'] & { kind: Subject['kind']; subjectId: string }

/**
 * Duties past their day that nothing has met, from their rows, the oldest first; closed on `since` or later. `posts`: of these posts,
 * or of whoever holds the entry; of the registers named. As far as the actor sees them.
 */
export const undoneRows = async (
  tx: Tx,
  { where, terms, at }: RowsAsked,
  { since, posts, registers }: { since: string; posts: readonly Role[]; registers: readonly string[] },
): Promise<UndoneDuty[]> => {
  const rows = await tx.query<Row>(
    `select r.id, r.subject_kind as kind, r.subject_id as "subjectId", r.child_id as "childId", r.school_id as "schoolId", r.class_id as "classId",
       r.village_id as "villageId", r.township_id as "townshipId", r.holder, r.post, r.rule, r.period, r.term, r.opens, r.due, r.grace, r.closes, r.waived
     from duty r where r.county_id = $1 and r.term = any($3::text[]) and ${where} and r.met_on is null and r.due < $2 and r.closes >= $4
       and (r.post = any($5::text[]) or r.holder is not null) and (r.entry_kind is null or r.entry_kind = any($6::text[]))
     order by r.due, r.id limit ${MOST_UNDONE + 1}`,
    [tx.countyId, at, terms, since, posts, registers],
  )
  return rows.map(({ kind, subjectId, opens, due, grace, closes, ...d }) => ({
    ...d,
    subject: { kind, id: subjectId },
    windows: { opens, due, grace, closes },
  }))
}

/** Of these children those who stand in the register of 重点帮扶 today, within sight. `ended`: states in which an entry is over. */
export const keyChildren = async (
  tx: Tx,
  children: readonly string[],
  ended: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set(
    children.length === 0
      ? []
      : (
          await tx.query<{ child_id: string }>(
            `select child_id from entry where county_id = $1 and kind = 'key-child' and child_id = any($2::uuid[]) and not del and not (state = any($3::text[]))`,
            [tx.countyId, children, ended],
          )
        ).map((e) => e.child_id),
  )
