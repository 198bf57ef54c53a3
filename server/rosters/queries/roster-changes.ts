import type * as z from 'zod'
import { rosterApi } from '../../../domain/api/roster.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import { openTold } from '../../import/told-import.ts'
import { pageOf } from '../../page-of.ts'
import { toldSealed } from '../db/roster-rows.ts'

const ANSWER = rosterApi.getRosterChanges.response

/**
 * What an import changed, child by child, by the page: as it was told when it was written, and after it was undone as well (F15).
 * Errors: not-found, invalid (no such cursor).
 */
export const getRosterChanges = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  asked: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof ANSWER>> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await mustFindRoster(tx, id)
      const sealed = await toldSealed(tx, id)
      const told = (sealed ? openTold(ctx, tx, id, sealed) : []).map((child, index) => ({ index, ...child }))
      return { ...pageOf(told, asked, (c) => String(c.index)), total: told.length, kept: sealed !== null }
    },
    { readOnly: true },
  )
}
