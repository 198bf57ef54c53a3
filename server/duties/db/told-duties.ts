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
export const toldDuties = async (tx: Tx, { where, terms, at }: RowsAsked): Promise<ToldDuty[]> => {
  const rows = await tx.query<Row>(
    `select r.rule, r.subject_kind, r.subject_id, r.household_id, r.period, r.label, r.term, r.opens, r.due, r.grace, r.closes,
       ${stateSql('r.', { at: '$2::text', soon: '$3::text' })} as state, w.reason
     from duty r left join waiver w on w.county_id = $1 and w.id = r.waived where r.county_id = $1 and r.term = any($4::text[]) and ${where}`,
    [tx.countyId, at, soonUntil(at), terms],
  )
  // A township's thousands of duties name some hundred periods: each stands once.
  const periods = new Map<string, ToldDuty['period']>()
  const periodOf = (r: Row): ToldDuty['period'] => {
    const key = [r.rule, r.period, r.label, r.opens, r.due, r.grace, r.closes].join('|')
    const known = periods.get(key)
    if (known) return known
    const { opens, due, grace, closes } = r
    const made = { key: r.period, label: r.label, term: r.term, windows: { opens, due, grace, closes } }
    periods.set(key, made)
    return made
  }
  return rows.map((r) => ({
    rule: r.rule,
    subject: { kind: r.subject_kind, id: r.subject_id },
    householdId: r.household_id,
    period: periodOf(r),
    state: r.state,
    waiver: r.state === 'waived' && r.reason !== null ? { reason: r.reason } : null,
  }))
}
