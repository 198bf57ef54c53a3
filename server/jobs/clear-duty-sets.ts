import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { dropOldDutySets } from '../db/duty-sets.ts'
import { dropOldStamps } from '../db/stamps.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** The engine's kept answers that nobody will be given any more go, and stamps that a later one has overtaken, in each county. */
export const clearDutySets = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(
      ctx.db,
      systemActor(county.id, county.placeId),
      async (tx) => {
        await dropOldDutySets(tx)
        await dropOldStamps(tx)
      },
      { now: ctx.now() },
    )
}
