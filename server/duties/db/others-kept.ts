import type { Duty } from '../../../domain/duties/types.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { RowsAsked } from './kept-duties.ts'
import { soonUntil, stateSql } from './state-sql.ts'

/** What a board counts of a duty of an entry or a place. */
export type OtherDuty = Pick<
  Duty,
  'id' | 'subject' | 'rule' | 'classId' | 'schoolId' | 'villageId' | 'townshipId' | 'state'
>

/** Duties of entries of these registers and of places, whose windows lie in a month, from their rows: as far as the actor sees them. */
export const othersKept = async (
  tx: Tx,
  { where, term, at }: RowsAsked,
  { month, registers }: { month: string; registers: readonly string[] },
): Promise<OtherDuty[]> => {
  const rows = await tx.query<Omit<OtherDuty, 'subject'> & { kind: Subject['kind']; subjectId: string }>(
    `select r.id, r.subject_kind as kind, r.subject_id as "subjectId", r.rule, r.class_id as "classId", r.school_id as "schoolId", r.village_id as "villageId", r.township_id as "townshipId",
       ${stateSql('r.', { at: '$2::text', soon: '$3::text' })} as state
     from duty r where r.county_id = $1 and r.term = $4 and ${where} and r.subject_kind <> 'child' and left(r.opens, 7) <= $5 and left(r.due, 7) >= $5
       and (r.entry_kind is null or r.entry_kind = any($6::text[])) order by r.id`,
    [tx.countyId, at, soonUntil(at), term, month, registers],
  )
  return rows.map(({ kind, subjectId, ...duty }) => ({ ...duty, subject: { kind, id: subjectId } }))
}
