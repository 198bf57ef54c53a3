import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { inActorTx, systemActor } from '../db/tx.ts'
import { giveBackRoster, INTERRUPTED } from '../rosters/commands/give-back-roster.ts'
import { nobodyHolds, workedOn } from '../rosters/db/import-state.ts'

/** Milliseconds: nothing was heard for so long, and whoever was at it is gone. */
export const GONE_AFTER = 120_000

/**
 * Imports that say they are being written or undone though nobody is at it: the server died in the middle. Their transaction was
 * rolled back by the database; here they are told so and can be taken up again. `quiet`:
 * how long nothing must have been heard (0 at a start, when this process has begun none yet).
 */
export const recoverImports = async (ctx: Ctx, quiet: number): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const left = await inActorTx(ctx.db, system, (tx) => workedOn(tx), { readOnly: true })
    for (const { at, ...one } of left) {
      if (one.attempt !== null && ctx.jobs.has(one.attempt)) continue
      if (at !== null && ctx.now() - Date.parse(at) < quiet) continue
      const free = await inActorTx(ctx.db, system, (tx) => nobodyHolds(tx, one))
      if (free) await giveBackRoster(ctx, system, one.id, INTERRUPTED, one)
    }
  }
}
