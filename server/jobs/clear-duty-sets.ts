import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { dropOldDutySets } from '../db/duty-sets.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** The engine's kept answers that nobody will be given any more go, in each county. */
export const clearDutySets = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(ctx.db, systemActor(county.id, county.placeId), dropOldDutySets, { now: ctx.now() })
}
