import { DAY } from '../../db/present.ts'
import type { Tx } from '../../db/tx-type.ts'

export type PlaceMergeRow = {
  id: string
  from_id: number
  into_id: number
  reason: string
  on_date: string
  at: Date
  by_name: string
  children: number
  steps_sealed: Buffer
  undone_on: string | null
}

const COLUMNS = 'id, from_id, into_id, reason, on_date, at, by_name, children, steps_sealed, undone_on'

/** One merger, held until the commit; null where there is none. */
export const lockPlaceMerge = async (tx: Tx, id: string): Promise<PlaceMergeRow | null> =>
  (
    await tx.query<PlaceMergeRow>(
      `select ${COLUMNS} from place_merge where county_id = $1 and id = $2 and not del for update`,
      [tx.countyId, id],
    )
  )[0] ?? null

/** Mergers that were not taken back, the last first. */
export const placeMerges = (tx: Tx, limit: number): Promise<PlaceMergeRow[]> =>
  tx.query<PlaceMergeRow>(
    `select ${COLUMNS} from place_merge where county_id = $1 and undone_on is null and not del order by at desc, id limit ${Math.trunc(limit)}`,
    [tx.countyId],
  )

/** Columns of places as they are stored, by place. */
export const storedPlaces = async (tx: Tx, ids: readonly number[]): Promise<Map<number, Record<string, unknown>>> =>
  new Map(
    (
      await tx.query<{ id: number } & Record<string, unknown>>(
        'select id, parent_id, name, label, aliases, closed, typed_pupils, typed_pupils_source, help_lines from place where county_id = $1 and id = any($2::int[])',
        [tx.countyId, ids],
      )
    ).map((row) => [row.id, row]),
  )

/** What somebody did since with what a merger moved. With the county in sight. */
export const doneSince = async (
  tx: Tx,
  moved: { places: readonly number[]; children: readonly string[]; posts: readonly string[] },
  at: Date,
): Promise<{ what: 'place' | 'child' | 'post' | 'record'; by: string; on: string } | null> => {
  const [row] = await tx.query<{ what: 'place' | 'child' | 'post' | 'record'; by: string; on: string }>(
    `select case tbl when 'place' then 'place' when 'post' then 'post' else 'child' end as what, account_name as by, on_date as on, at from history
       where county_id = $1 and at > $2 and device is distinct from '${DAY}'
         and (tbl = 'place' and row_id = any($3::text[]) or tbl = 'post' and row_id = any($5::text[]) or tbl in ('child', 'child_facts') and child_id = any($4::uuid[]))
     union all
     select 'record', r.author_name, r.received_on, r.received_at from record_part l join record r on r.county_id = l.county_id and r.id = l.record_id
       where l.county_id = $1 and r.county_id = $1 and r.received_at > $2 and l.child_id = any($4::uuid[])
     order by 4 limit 1`,
    [tx.countyId, at, moved.places.map(String), moved.children, moved.posts],
  )
  return row ?? null
}
