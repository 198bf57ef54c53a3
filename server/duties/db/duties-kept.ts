import type { DutyFacts } from '../../../domain/duties/duty-facts.ts'
import type { Duty } from '../../../domain/duties/types.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import type { Tx } from '../../db/tx-type.ts'
import { isLateSql } from '../../records/db/late.ts'
import { dutyTables, type KeptDuties } from './kept-duties.ts'

/** What a board counts. */
export type KeptDuty = Pick<DutyFacts, 'dutyId' | 'householdId' | 'classId' | 'rule' | 'period'> & {
  subject: Subject
  state: Duty['state']
}

/**
 * The duties of children among those kept, all or those of some periods (`rule|period`), about children within sight: a board opens
 * to names, so whoever has moved away is on the board of the place where it is. In order of their names.
 */
export const dutiesKept = async (
  tx: Tx,
  kept: readonly KeptDuties[],
  periods: readonly string[] | null = null,
): Promise<KeptDuty[]> => {
  if (kept.length === 0) return []
  const params: unknown[] = [tx.countyId, periods]
  const table = dutyTables(kept, (value) => `$${params.push(value)}::text`)
  const rows = await tx.query<Omit<KeptDuty, 'subject'> & { childId: string }>(
    `select duty_id as "dutyId", child_id as "childId", d.household_id as "householdId", d.class_id as "classId", rule, period, state
     from ${table} d join child c on c.county_id = $1 and c.id = d.child_id
     where d.subject_kind = 'child' and ($2::text[] is null or rule || '|' || period = any($2::text[]))
     order by c.name_order, c.id, duty_id`,
    params,
  )
  return rows.map(({ childId, ...d }) => ({ ...d, subject: { kind: 'child' as const, id: childId } }))
}

/** What is added up of a duty, with the school at which it stands. */
export type SummedDuty = Omit<KeptDuty, 'dutyId'> & { schoolId: number | null }

/** `rule|period` as two lists, so that an index finds them: of a term’s duties a month’s are few. $2 and $3. */
const pairsOf = (periods: readonly string[]): [string[], string[]] => {
  const parts = periods.map((key) => key.split('|'))
  return [parts.map(([rule]) => rule ?? ''), parts.map(([, ...period]) => period.join('|'))]
}
const IN_PAIRS = '(d.rule, d.period) in (select * from unnest($2::text[], $3::text[]))'

/** The same for whoever adds them up, in no order. */
export const dutiesToSum = async (
  tx: Tx,
  kept: readonly KeptDuties[],
  periods: readonly string[],
): Promise<SummedDuty[]> => {
  if (kept.length === 0) return []
  const params: unknown[] = [tx.countyId, ...pairsOf(periods)]
  const table = dutyTables(kept, (value) => `$${params.push(value)}::text`)
  const rows = await tx.query<Omit<SummedDuty, 'subject'> & { childId: string }>(
    `select child_id as "childId", d.household_id as "householdId", d.school_id as "schoolId", d.class_id as "classId", rule, period, state
     from ${table} d where d.subject_kind = 'child' and ${IN_PAIRS}
       and exists (select 1 from child c where c.county_id = $1 and c.id = d.child_id)`,
    params,
  )
  return rows.map(({ childId, ...d }) => ({ ...d, subject: { kind: 'child' as const, id: childId } }))
}

/** Of each child of these duties its effective records between two days, and how many of them came late (LATE_DAYS). */
export const recordsBesideDuties = async (
  tx: Tx,
  kept: readonly KeptDuties[],
  periods: readonly string[],
  days: { from: string; to: string },
): Promise<Map<string, { all: number; late: number }>> => {
  if (kept.length === 0) return new Map()
  const params: unknown[] = [tx.countyId, ...pairsOf(periods), days.from, days.to]
  const table = dutyTables(kept, (value) => `$${params.push(value)}::text`)
  const rows = await tx.query<{ child_id: string; all: number; late: number }>(
    `select l.child_id, count(*)::int as all, (count(*) filter (where ${isLateSql('l.')}))::int as late from record_part l
     where l.county_id = $1 and l.live and l.happened_on >= $4 and l.happened_on <= $5
       and l.child_id in (select d.child_id from ${table} d where d.subject_kind = 'child' and ${IN_PAIRS})
     group by l.child_id`,
    params,
  )
  return new Map(rows.map(({ child_id, ...counted }) => [child_id, counted]))
}
