import type { Tx } from '../../db/tx-type.ts'

export type MergeRow = {
  id: string
  sort: 'merged' | 'apart'
  kept_id: string
  gone_id: string
  kept_name: string
  gone_name: string
  reason: string
  on_date: string
  at: Date
  by_name: string
  steps_sealed: Buffer | null
  undone_on: string | null
}

const SELECT = `select m.id, m.sort, m.kept_id, m.gone_id, k.name as kept_name, g.name as gone_name, m.reason, m.on_date, m.at, m.by_name, m.steps_sealed, m.undone_on
  from child_merge m join child k on k.county_id = m.county_id and k.id = m.kept_id join child g on g.county_id = m.county_id and g.id = m.gone_id
  where m.county_id = $1 and k.county_id = $1 and g.county_id = $1`

/** One that is within sight, held; null where there is none. */
export const lockMerge = async (tx: Tx, id: string): Promise<MergeRow | null> => {
  await tx.query('select id from child_merge where county_id = $1 and id = $2 for update', [tx.countyId, id])
  return (await tx.query<MergeRow>(`${SELECT} and m.id = $2`, [tx.countyId, id]))[0] ?? null
}

/** Files of a place that became one, the last first. */
export const mergesOf = (tx: Tx, children: readonly string[], limit: number): Promise<MergeRow[]> =>
  tx.query<MergeRow>(
    `${SELECT} and m.sort = 'merged' and m.undone_on is null and m.kept_id = any($2::uuid[]) order by m.at desc, m.id limit ${Math.trunc(limit)}`,
    [tx.countyId, children],
  )

/** Pairs of whom somebody said that they are two children, both ways round. */
export const saidApart = async (tx: Tx, children: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await tx.query<{ kept_id: string; gone_id: string }>(
        `select kept_id, gone_id from child_merge where county_id = $1 and sort = 'apart' and kept_id = any($2::uuid[])`,
        [tx.countyId, children],
      )
    ).flatMap((r) => [`${r.kept_id} ${r.gone_id}`, `${r.gone_id} ${r.kept_id}`]),
  )

/** Which files live at a place, in whatever state, of those within sight; `condition` is a place's filter over the alias `c`. */
export const filesAt = async (tx: Tx, condition: string, limit: number): Promise<string[]> =>
  (
    await tx.query<{ id: string }>(
      `select c.id from child c where c.county_id = $1 and ${condition} and not c.del order by c.id limit ${Math.trunc(limit)}`,
      [tx.countyId],
    )
  ).map((r) => r.id)
