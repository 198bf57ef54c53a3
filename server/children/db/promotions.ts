import type { Tx } from '../../db/tx-type.ts'

export type PromotionRow = {
  id: string
  at: Date
  by: string
  on: string
  moved: number
  graduated: number
  /** Of a release before: none. */
  handed: number
  posts: { ended: string; made: string }[]
  undone: boolean
}

/** Promotions of a school, the last first: they stand in the audit, and each span that one put in carries its id (`made_by`). */
export const promotionsOf = async (tx: Tx, schoolId: number): Promise<PromotionRow[]> =>
  tx.query<PromotionRow>(
    `select a.detail->>'id' as id, a.at, a.account_name as by, a.detail->>'on' as on, (a.detail->>'moved')::int as moved, (a.detail->>'graduated')::int as graduated,
       coalesce((a.detail->>'handed')::int, 0) as handed, coalesce(a.detail->'posts', '[]'::jsonb) as posts,
       exists (select 1 from audit u where u.county_id = $1 and u.subject_id = $2 and u.action = 'class.promote-undone' and u.detail->>'id' = a.detail->>'id') as undone
     from audit a where a.county_id = $1 and a.subject_id = $2 and a.action = 'class.promote' order by a.seq desc limit 10`,
    [tx.countyId, String(schoolId)],
  )

/** Spans that a promotion put in, each with the one that it cut short. */
export const spansMadeBy = (tx: Tx, id: string): Promise<{ child_id: string; made: string; cut: string | null }[]> =>
  tx.query(
    `select f.child_id, f.id as made, b.id as cut from child_facts f
       left join child_facts b on b.county_id = f.county_id and b.child_id = f.child_id and b.until_on = f.from_on and not b.del
     where f.county_id = $1 and f.made_by = $2 and not f.del order by f.child_id`,
    [tx.countyId, id],
  )
