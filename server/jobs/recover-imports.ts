import { giveBackRoster, INTERRUPTED } from '../commands/give-back-roster.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { tryHoldImport, workedOn } from '../db/import-state.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** Nothing was heard for so long: whoever was at it is gone. */
const SILENT_MS = 120_000

/**
 * Imports that say they are being written or undone though nobody is at it: the server died in the middle. Their transaction was
 * rolled back by the database; here they are told so and can be taken up again. `atStart`: this process has begun none yet.
 */
export const recoverImports = async (ctx: Ctx, atStart: boolean): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const left = await inActorTx(ctx.db, system, (tx) => workedOn(tx), { readOnly: true })
    for (const { id, at } of left) {
      if (ctx.jobs.has(id)) continue
      const silent = at === null || ctx.now() - Date.parse(at) > SILENT_MS
      if (!atStart && !silent) continue
      const free = await inActorTx(ctx.db, system, (tx) => tryHoldImport(tx, id))
      if (free) await giveBackRoster(ctx, system, id, INTERRUPTED)
    }
  }
}
