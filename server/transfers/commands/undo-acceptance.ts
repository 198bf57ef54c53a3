import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { AppError } from '../../../domain/errors.ts'
import { withMerged } from '../../../domain/registers/merged-place.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can, mustReach } from '../../can.ts'
import { undoSteps } from '../../children/undo.ts'
import type { Ctx } from '../../context.ts'
import { lockChildren } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { builtOn } from '../../rosters/db/roster-rows.ts'
import { waitingAgain } from '../answer-change.ts'
import { schoolsOf } from '../db/handovers.ts'
import { heldTransfers, type TransferRow, waitingOf } from '../db/transfers.ts'
import { openUndo } from '../undo-steps.ts'

type Input = z.output<(typeof transferApi)['undoAcceptance']['body']>
type Taken = TransferRow & { accepted_at: Date; undo_sealed: Buffer }

/**
 * Takes back that children were taken in, all or none: each sits again where it sat, as if nobody had answered, and waits to be taken in (decision
 * 069). Refused, with whom, once anybody has written about one of them or changed its file; of one that came by a list there is nothing to take
 * back. Errors: not-found, conflict, cannot-undo.
 */
export const undoAcceptance = async (ctx: Ctx, actor: Actor, input: Input): Promise<{ undone: number }> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const wanted = [...new Set(input.ids)]
      const rows = await heldTransfers(tx, wanted)
      if (rows.length < wanted.length) throw new AppError('not-found')
      const tree = await tx.tree()
      for (const row of rows) mustReach(actor, 'child.transfer', chainOf(tree, row.to_id))
      const taken = rows.map(mustBeTaken)
      await tx.widened(async () => {
        const ids = taken.map((r) => r.child_id).sort()
        await lockChildren(tx, ids)
        await mustBeUntouched(tx, taken)
        const steps = taken.flatMap((row) => openUndo(ctx.keys, tx.countyId, row))
        await undoSteps(tx, ctx.keys, steps, () => {})
        await tx.write(
          taken.map((row) => waitingAgain(row, input.reason)),
          null,
        )
      })
      for (const row of taken)
        tx.note({
          action: 'child.transfer-undone',
          subject: 'child',
          subjectId: row.child_id,
          placeId: row.to_id,
          detail: { transfer: row.id, from: row.from_id, reason: input.reason },
        })
      return { undone: taken.length }
    },
    { now: ctx.now(), patient: true },
  )
}

const mustBeTaken = (row: TransferRow): Taken => {
  const { accepted_at, undo_sealed } = row
  if (row.state !== 'accepted')
    throw new AppError('conflict', undefined, '其中有的已经不是“接收了”，请刷新，再看一遍。')
  if (accepted_at === null || undo_sealed === null)
    throw new AppError(
      'cannot-undo',
      undefined,
      '这是随名单转过来的，不能在这里撤回。请“交给别的学校”，交回原来的学校。',
    )
  return { ...row, accepted_at, undo_sealed }
}

/** Still here, handed on to nobody, and as it was when it was taken in. */
const mustBeUntouched = async (tx: Tx, taken: readonly Taken[]): Promise<void> => {
  const tree = await tx.tree()
  const handedOn = new Set(
    (
      await waitingOf(
        tx,
        taken.map((r) => r.child_id),
      )
    ).map((r) => r.child_id),
  )
  if (handedOn.size)
    throw new AppError('cannot-undo', undefined, '其中有的孩子又交给了别的学校，还在等接收。请先收回那一次。')
  const schools = await schoolsOf(
    tx,
    taken.map((r) => r.child_id),
  )
  for (const row of taken) {
    const to = row.to_id === null ? undefined : tree.get(row.to_id)
    const built = await builtOn(tx, [row.child_id], row.accepted_at)
    const here = to && withMerged(tree, to).some((p) => p.id === schools.get(row.child_id))
    // One that joins on a coming day still sits at the school that gave it.
    const coming = schools.get(row.child_id) === row.from_id
    if (built.length || !(here || coming)) throw changedSince(built[0]?.name ?? null)
  }
}

const changedSince = (name: string | null): AppError =>
  new AppError(
    'cannot-undo',
    undefined,
    name === null
      ? '孩子已经不在接收的学校，不能撤回。请刷新，再看一遍。'
      : `接收以后已经有人给${name}记过事或改过档案，不能撤回。孩子不该在这里的，请“交给别的学校”，交回原来的学校。`,
  )
