import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { dropOldSchoolStamps } from '../db/school-stamps.ts'
import { dropOldStamps } from '../db/stamps.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** Stamps that a later one has overtaken go, in each county (decision 026). */
export const clearStamps = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx))
    await inActorTx(
      ctx.db,
      systemActor(county.id, county.placeId),
      async (tx) => {
        await dropOldStamps(tx)
        await dropOldSchoolStamps(tx)
      },
      { now: ctx.now() },
    )
}
