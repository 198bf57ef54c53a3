import type { Subject } from '../../../domain/kit/subject.ts'
import type { Tx } from '../../db/tx-type.ts'

type WaiverRow = {
  subject_kind: Subject['kind']
  subject_id: string
  child_id: string | null
  place_id: number | null
  school_id: number | null
  rule: string
  period: string
  scope: number[]
}

/** A waiver that still holds, by id. */
export const findWaiver = async (tx: Tx, id: string): Promise<WaiverRow | null> =>
  (
    await tx.query<WaiverRow>(
      'select subject_kind, subject_id, child_id, place_id, school_id, rule, period, scope from waiver where county_id = $1 and id = $2 and not withdrawn',
      [tx.countyId, id],
    )
  )[0] ?? null

/** All that free the same subject from the same duty: two that were once written at the same moment are taken back together. */
export const waiversLike = async (
  tx: Tx,
  { subject_kind, subject_id, rule, period }: Pick<WaiverRow, 'subject_kind' | 'subject_id' | 'rule' | 'period'>,
): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      'select id from waiver where county_id = $1 and subject_kind = $2 and subject_id = $3 and rule = $4 and period = $5 and not withdrawn and not del order by id',
      [tx.countyId, subject_kind, subject_id, rule, period],
    )
  ).map((r) => r.id)

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
