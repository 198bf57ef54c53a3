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

/**
 * Duties of entries of these registers and of places, from their rows, as far as the actor sees them: whose windows lie in the month, and
 * what fell due before it and is overdue (null: not of this term).
 */
export const othersKept = async (
  tx: Tx,
  { where, terms, at }: RowsAsked,
  { month, before, registers }: { month: string | null; before: string | null; registers: readonly string[] },
): Promise<{ month: OtherDuty[]; earlier: OtherDuty[] }> => {
  const rows = await tx.query<
    Omit<OtherDuty, 'subject'> & { kind: Subject['kind']; subjectId: string; earlier: boolean }
  >(
    `select r.id, r.subject_kind as kind, r.subject_id as "subjectId", r.rule, r.class_id as "classId", r.school_id as "schoolId", r.village_id as "villageId", r.township_id as "townshipId",
       ${stateSql('r.', { at: '$2::text', soon: '$3::text' })} as state, coalesce(left(r.due, 7) < $7::text, false) as earlier
     from duty r where r.county_id = $1 and r.term = any($4::text[]) and ${where} and r.subject_kind <> 'child' and
       (left(r.opens, 7) <= $5::text and left(r.due, 7) >= $5 or left(r.due, 7) < $7 and r.closes >= $2)
       and (r.entry_kind is null or r.entry_kind = any($6::text[])) order by r.id`,
    [tx.countyId, at, soonUntil(at), terms, month, registers, before],
  )
  const all = rows.map(({ kind, subjectId, ...duty }) => ({ ...duty, subject: { kind, id: subjectId } }))
  return {
    month: all.filter((d) => !d.earlier).map(told),
    earlier: all.filter((d) => d.earlier && d.state === 'overdue').map(told),
  }
}

const told = ({ earlier: _, ...duty }: OtherDuty & { earlier: boolean }): OtherDuty => duty
