import { withMerged } from '../../domain/registers/merged-place.ts'
import type { Tx } from '../db/tx-type.ts'
import { builtOn } from '../rosters/db/roster-rows.ts'
import { schoolsOf } from './db/handovers.ts'
import { type TransferRow, whoWaits } from './db/transfers.ts'

/** A child that was taken in here, not one that came by a list. */
export type Taken = TransferRow & { accepted_at: Date; undo_sealed: Buffer }

export const isTaken = <R extends TransferRow>(row: R): row is R & Taken =>
  row.state === 'accepted' && row.accepted_at !== null && row.undo_sealed !== null

/**
 * Of each acceptance why it is not taken back (any more), as a sentence; null where it is: the child is still here, handed on to nobody, and
 * as it was when it was taken in. Within `tx.widened`.
 */
export const whyAcceptanceStays = async (tx: Tx, taken: readonly Taken[]): Promise<Map<string, string | null>> => {
  if (taken.length === 0) return new Map()
  const tree = await tx.tree()
  const ids = taken.map((r) => r.child_id)
  const handedOn = await whoWaits(tx, ids)
  const schools = await schoolsOf(tx, ids)
  const why = new Map<string, string | null>()
  for (const row of taken) {
    const to = row.to_id === null ? undefined : tree.get(row.to_id)
    const built = await builtOn(tx, [row.child_id], row.accepted_at)
    const here = to && withMerged(tree, to).some((p) => p.id === schools.get(row.child_id))
    // One that joins on a coming day still sits at the school that gave it.
    const coming = schools.get(row.child_id) === row.from_id
    why.set(
      row.id,
      handedOn.has(row.child_id)
        ? '其中有的孩子又交给了别的学校，还在等接收。请先收回那一次。'
        : built.length || !(here || coming)
          ? changedWords(built[0]?.name ?? null)
          : null,
    )
  }
  return why
}

const changedWords = (name: string | null): string =>
  name === null
    ? '孩子已经不在接收的学校，不能撤回。请刷新，再看一遍。'
    : `接收以后已经有人给${name}记过事或改过档案，不能撤回。孩子不该在这里的，请“交给别的学校”，交回原来的学校。`
