import type { Tx } from '../../db/tx-type.ts'
import { dutyTable, type KeptDuties } from './kept-duties.ts'

/** So many duties of a period were met by a record of that day. */
export type MetOnDay = { period: string; on: string; n: number }

/** Of a rule's duties of children within sight: how many were met on which day, by period, in order of days. */
export const metByDay = async (tx: Tx, kept: KeptDuties, rule: string): Promise<MetOnDay[]> => {
  const params: unknown[] = [tx.countyId, rule]
  const table = dutyTable(kept, (value) => `$${params.push(value)}::text`)
  return tx.query<MetOnDay>(
    `select d.period, r.happened_on::text as "on", count(*)::int as n
     from ${table} d join child c on c.county_id = $1 and c.id = d.child_id
       join record r on r.county_id = $1 and r.id = d.met_by
     where d.rule = $2 and d.met and d.subject_kind = 'child'
     group by 1, 2 order by 2`,
    params,
  )
}
