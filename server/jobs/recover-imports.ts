import { giveBack, INTERRUPTED } from '../commands/apply-roster.ts'
import type { Ctx } from '../context.ts'
import { countiesOf } from '../db/county.ts'
import { beingWritten, tryHoldImport } from '../db/import-state.ts'
import { inActorTx, systemActor } from '../db/tx.ts'

/** Nothing was heard for so long: whoever was writing is gone. */
const SILENT_MS = 120_000

/**
 * Imports that say they are being written though nobody writes them: the server died in the middle. Their transaction was
 * rolled back by the database; here they are told so and can be written again. `atStart`: this process has begun none yet.
 */
export const recoverImports = async (ctx: Ctx, atStart: boolean): Promise<void> => {
  for (const county of await countiesOf(ctx)) {
    const system = systemActor(county.id, county.placeId)
    const left = await inActorTx(ctx.db, system, (tx) => beingWritten(tx), { readOnly: true })
    for (const { id, at } of left) {
      if (ctx.jobs.has(id)) continue
      const silent = at === null || ctx.now() - Date.parse(at) > SILENT_MS
      if (!atStart && !silent) continue
      const free = await inActorTx(ctx.db, system, (tx) => tryHoldImport(tx, id))
      if (free) await giveBack(ctx, system, id, INTERRUPTED)
    }
  }
}
