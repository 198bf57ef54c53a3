import { renewKeys } from '../children/renew-keys.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { childIds } from '../installation/db/verify.ts'

const CHUNK = 1000

/** Every child's search keys anew, where an older version made others. */
export const renewSearchKeys = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const all = await inActorTx(ctx.db, system, childIds, { readOnly: true })
    for (let from = 0; from < all.length; from += CHUNK)
      await inActorTx(ctx.db, system, (tx) => renewKeys(tx, ctx.keys, all.slice(from, from + CHUNK)), { patient: true })
  }
}
