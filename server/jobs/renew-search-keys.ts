import { renewKeys } from '../children/renew-keys.ts'
import type { Ctx } from '../context.ts'
import { isAway } from '../db/away.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { childIds } from '../installation/db/verify.ts'

const CHUNK = 1000

/**
 * Every child's search keys anew, where an older version made others. A file whose numbers are damaged keeps those that it has, and is
 * logged: it must not keep the server from starting (`verify` names it).
 */
export const renewSearchKeys = async (ctx: Ctx): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const renew = async (ids: readonly string[]): Promise<void> => {
      try {
        await inActorTx(ctx.db, system, (tx) => renewKeys(tx, ctx.keys, ids), { patient: true })
      } catch (error) {
        if (isAway(error)) throw error
        if (ids.length === 1) {
          ctx.log.error({ fault: (error as Error).name, child: ids[0] }, 'search keys not renewed')
          return
        }
        const half = Math.ceil(ids.length / 2)
        await renew(ids.slice(0, half))
        await renew(ids.slice(half))
      }
    }
    const all = await inActorTx(ctx.db, system, childIds, { readOnly: true })
    for (let from = 0; from < all.length; from += CHUNK) await renew(all.slice(from, from + CHUNK))
  }
}
