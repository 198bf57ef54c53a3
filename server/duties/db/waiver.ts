import type { Subject } from '../../../domain/kit/subject.ts'
import type { Tx } from '../../db/tx-type.ts'

type WaiverRow = {
  id: string
  subject_kind: Subject['kind']
  subject_id: string
  child_id: string | null
  place_id: number | null
  school_id: number | null
  rule: string
  period: string
  scope: number[]
  withdrawn: boolean
}

/** Waivers by id, those that were taken back too. */
export const findWaivers = (tx: Tx, ids: readonly string[]): Promise<WaiverRow[]> =>
  tx.query<WaiverRow>(
    'select id, subject_kind, subject_id, child_id, place_id, school_id, rule, period, scope, withdrawn from waiver where county_id = $1 and id = any($2::uuid[]) order by id',
    [tx.countyId, ids],
  )

/** All that still free what these free from the same duty: two that were once written at the same moment are taken back together. */
export const waiversLike = (tx: Tx, ids: readonly string[]): Promise<WaiverRow[]> =>
  tx.query<WaiverRow>(
    `select distinct on (w.id) w.id, w.subject_kind, w.subject_id, w.child_id, w.place_id, w.school_id, w.rule, w.period, w.scope, w.withdrawn
     from waiver o join waiver w on w.county_id = o.county_id and w.subject_kind = o.subject_kind and w.subject_id = o.subject_id and w.rule = o.rule and w.period = o.period
     where o.county_id = $1 and w.county_id = $1 and o.id = any($2::uuid[]) and not o.withdrawn and not w.withdrawn and not w.del order by w.id`,
    [tx.countyId, ids],
  )

/** Which of the subjects, all of one kind, are free from a duty in a period already. */
export const waivedAlready = async (
  tx: Tx,
  kind: Subject['kind'],
  ids: readonly string[],
  rule: string,
  period: string,
): Promise<Set<string>> => {
  const rows = await tx.query<{ subject_id: string }>(
    'select subject_id from waiver where county_id = $1 and subject_kind = $2 and subject_id = any($3::text[]) and rule = $4 and period = $5 and not withdrawn and not del',
    [tx.countyId, kind, ids, rule, period],
  )
  return new Set(rows.map((r) => r.subject_id))
}
