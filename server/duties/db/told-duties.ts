import type { DutyState } from '../../../domain/duties/types.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import type { ToldDuty } from '../../../domain/reports/kit/account.ts'
import type { Tx } from '../../db/tx-type.ts'
import type { RowsAsked } from './kept-duties.ts'
import { soonUntil, stateSql } from './state-sql.ts'

type Row = {
  rule: string
  subject_kind: Subject['kind']
  subject_id: string
  household_id: string | null
  period: string
  label: string
  term: string
  opens: string
  due: string
  grace: string
  closes: string
  state: DutyState
  reason: string | null
}

/** Duties with what a summary tells of each: its period, its state, why it was waived. With the county in sight. */
export const toldDuties = async (tx: Tx, { where, term, at }: RowsAsked): Promise<ToldDuty[]> => {
  const rows = await tx.query<Row>(
    `select r.rule, r.subject_kind, r.subject_id, r.household_id, r.period, r.label, r.term, r.opens, r.due, r.grace, r.closes,
       ${stateSql('r.', { at: '$2::text', soon: '$3::text' })} as state, w.reason
     from duty r left join waiver w on w.county_id = $1 and w.id = r.waived where r.county_id = $1 and r.term = $4 and ${where}`,
    [tx.countyId, at, soonUntil(at), term],
  )
  return rows.map((r) => ({
    rule: r.rule,
    subject: { kind: r.subject_kind, id: r.subject_id },
    householdId: r.household_id,
    period: {
      key: r.period,
      label: r.label,
      term: r.term,
      windows: { opens: r.opens, due: r.due, grace: r.grace, closes: r.closes },
    },
    state: r.state,
    waiver: r.state === 'waived' && r.reason !== null ? { reason: r.reason } : null,
  }))
}
