import type * as z from 'zod'
import type { transferApi } from '../../../domain/api/transfer.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import { waited } from '../../../domain/registers/transfer.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { transferCounts } from '../db/transfers.ts'
import { schoolsAt } from '../schools-at.ts'
import { unplacedAt } from '../unplaced-at.ts'

type Out = z.input<(typeof transferApi)['getTransferCounts']['response']>

/** How many children wait to be taken in at a place and from it, the longest since when; who came back; graduates whom no school took. Errors: place-unknown, not-found. */
export const getTransferCounts = async (
  ctx: Ctx,
  actor: Actor,
  asked: { place?: string | undefined },
): Promise<Out> => {
  can(actor, 'child.transfer')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const schools = await schoolsAt(tx, asked.place)
      const today = shanghaiDate(tx.now)
      const n = await tx.widened(() => transferCounts(tx, schools))
      return {
        in: { count: n.in, ...waited(n.in_since ?? today, today) },
        out: { count: n.out, ...waited(n.out_since ?? today, today) },
        declined: n.declined,
        unplaced: (await unplacedAt(tx, schools)).length,
      }
    },
    { readOnly: true, now: ctx.now() },
  )
}
