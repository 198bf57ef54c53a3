import type { Tx } from '../../db/tx-type.ts'

/** Registers and sorts of the living entries of each child, of registers and in states named together (`task todo`), as far as the actor sees them. */
export const marksOfChildren = (
  tx: Tx,
  ids: readonly string[],
  open: readonly string[],
): Promise<{ child_id: string; kind: string; sort: string | null }[]> =>
  ids.length && open.length
    ? tx.query(
        `select child_id, kind, sort from entry where county_id = $1 and child_id = any($2::uuid[]) and kind || ' ' || state = any($3::text[]) and not del group by child_id, kind, sort order by child_id, kind, sort`,
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

/** A living entry of a child with what was changed of its answers, the newest first. */
export type FactEntry = {
  id: string
  kind: string
  version: number
  sort: string | null
  from_on: string
  answers: Record<string, unknown>
  author_name: string
  changes: { on: string; by: string; answers: [before: unknown, after: unknown] }[]
}
