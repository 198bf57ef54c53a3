import { DUTY_RULES } from '../../../domain/duties/list.ts'
import type { Subject } from '../../../domain/kit/subject.ts'
import type { DutyRow } from '../../db/duty-rows/lay-rows.ts'
import { kindsOwing } from '../../db/duty-subjects.ts'
import type { Tx } from '../../db/tx-type.ts'

const COLUMNS =
  'county_id, scope, id, subject_kind, subject_id, entry_kind, child_id, place_id, household_id, school_id, class_id, village_id, township_id, holder, post, rule, period, label, term, opens, due, grace, closes, met_by, met_on, met_received, tries, waived'

/** The rows of these subjects in these terms, as they lie there. */
export const rowsOf = (tx: Tx, subjects: readonly Subject[], terms: readonly string[]): Promise<DutyRow[]> =>
  tx.query<DutyRow>(
    `select ${COLUMNS} from duty where county_id = $1 and subject_id = any($2::text[]) and term = any($3::text[])`,
    [tx.countyId, subjects.map((s) => s.id), terms],
  )

/** Some children, others on another day. */
export const sampleOfChildren = async (tx: Tx, day: string, most: number): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select id from child where county_id = $1 and not del order by md5(id::text || $2) limit ${Math.trunc(most)}`,
      [tx.countyId, day],
    )
  ).map((r) => r.id)

/** All entries of which a rule asks something. */
export const entriesOwing = async (tx: Tx): Promise<string[]> => {
  const kinds = kindsOwing(DUTY_RULES).map((k) => k.kind)
  if (kinds.length === 0) return []
  const rows = await tx.query<{ id: string }>(
    'select id from entry where county_id = $1 and not del and kind = any($2::text[]) order by id',
    [tx.countyId, kinds],
  )
  return rows.map((r) => r.id)
}

/** Rows `d` of a county ($1) about nobody: the child, the entry or the place is not there (any more). */
export const ADRIFT = `d.county_id = $1 and (
  (d.child_id is not null and not exists (select 1 from child c where c.county_id = $1 and c.id = d.child_id and not c.del))
  or (d.subject_kind = 'entry' and not exists (select 1 from entry e where e.county_id = $1 and e.id::text = d.subject_id and not e.del))
  or (d.subject_kind = 'place' and not exists (select 1 from place p where p.county_id = $1 and p.id::text = d.subject_id and not p.del)))`

export const rowsAdrift = async (tx: Tx): Promise<number> =>
  (await tx.query<{ n: number }>(`select count(*)::int as n from duty d where ${ADRIFT}`, [tx.countyId]))[0]?.n ?? 0
