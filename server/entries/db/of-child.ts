import type { Tx } from '../../db/tx-type.ts'
import type { EntryHistoryRow } from './entry.ts'

/** Sorts of the living entries of each child, of registers and in states named together (`task todo`), as far as the actor sees them. */
export const sortsOfChildren = (
  tx: Tx,
  ids: readonly string[],
  open: readonly string[],
): Promise<{ child_id: string; sort: string }[]> =>
  ids.length && open.length
    ? tx.query(
        `select child_id, sort from entry where county_id = $1 and child_id = any($2::uuid[]) and kind || ' ' || state = any($3::text[]) and sort is not null and not del group by child_id, sort order by child_id, sort`,
        [tx.countyId, ids, open],
      )
    : Promise.resolve([])

/** A living entry of the child in the same register, of this sort where one is given. Asked before another one is begun. */
export const livingOfChild = async (
  tx: Tx,
  of: { kind: string; child: string; states: readonly string[]; sort: string | null },
): Promise<string | null> =>
  (
    await tx.query<{ id: string }>(
      `select id from entry where county_id = $1 and child_id = $2 and kind = $3 and state = any($4::text[]) and ($5::text is null or sort = $5) and not del limit 1`,
      [tx.countyId, of.child, of.kind, of.states, of.sort],
    )
  )[0]?.id ?? null

/** A living entry of a child with what was changed on it, the newest first. */
export type FactEntry = {
  id: string
  kind: string
  version: number
  from_on: string
  answers: Record<string, unknown>
  author_name: string
  changes: EntryHistoryRow[]
}

/** The child's living entries of these registers and states (`task todo`), at most twenty. */
export const factEntriesOf = async (tx: Tx, child: string, open: readonly string[]): Promise<FactEntry[]> => {
  const [rows, changes] = await Promise.all([
    tx.query<Omit<FactEntry, 'changes'>>(
      `select id, kind, version, from_on, answers, author_name from entry where county_id = $1 and child_id = $2 and kind || ' ' || state = any($3::text[]) and not del order by from_on desc, id desc limit 20`,
      [tx.countyId, child, open],
    ),
    tx.query<EntryHistoryRow & { row_id: string }>(
      `select h.row_id, h.op, h.patch, h.account_id, h.account_name, h.on_date, h.at from history h join entry e on e.county_id = h.county_id and e.id::text = h.row_id
       where h.county_id = $1 and h.tbl = 'entry' and h.child_id = $2 and e.child_id = $2 and e.kind || ' ' || e.state = any($3::text[]) and not e.del order by h.at desc, h.op desc, h.id desc limit 400`,
      [tx.countyId, child, open],
    ),
  ])
  return rows.map((row) => ({ ...row, changes: changes.filter((c) => c.row_id === row.id) }))
}
