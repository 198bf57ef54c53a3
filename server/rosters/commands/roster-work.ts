import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockImports } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import type { Tx } from '../../db/tx-type.ts'
import { GivenUp } from '../../import/given-up.ts'
import { mustFindRoster } from '../../import/roster-view.ts'
import { tellProgress } from '../../import/tell-progress.ts'
import type { Stopped } from '../../job-queue.ts'
import { type Attempt, holdAttempt, type ImportProgress, noteProgress } from '../db/import-state.ts'
import type { RosterRow } from '../db/roster-rows.ts'
import { giveBackRoster, INTERRUPTED } from './give-back-roster.ts'

/** What is done with an import in the background (decision 009): it is written, or undone. */
type Kind = keyof typeof INTERRUPTED

/** Notes that a try begins, in the transaction that the click opened. */
export const beginOn = async (tx: Tx, { id, attempt }: Attempt, state: Kind): Promise<void> => {
  can(tx.actor, 'roster.import')
  await tx.write([{ table: 'roster_import', op: 'update', id, set: { state, message: null, attempt } }], null)
  await noteProgress(tx, { id, attempt }, { done: 0, of: 0, text: '排队，马上开始' })
}

/**
 * The frame of such work: one transaction, beside it a note twice a second of how far it is, and whatever goes wrong, the import
 * stands again where it stood, with a word about why. `before`: what takes long and needs no connection, done ahead of it. `say` tells how far it is and throws GivenUp once somebody stopped it.
 * Answers what the work answers; null where nothing was done. Errors: those that are nobody's words.
 */
export const workOn = async <T, B>(
  ctx: Ctx,
  actor: Actor,
  of: { one: Attempt; state: Kind; failed: string; stopped: Stopped; before: () => Promise<B> },
  work: (tx: Tx, row: RosterRow, say: (progress: ImportProgress) => void, found: B) => Promise<T>,
): Promise<T | null> => {
  can(actor, 'roster.import')
  const { one, state, failed, stopped, before } = of
  const told = tellProgress(ctx, actor, one)
  const say = (progress: ImportProgress) => {
    told.say(progress)
    if (stopped() || told.gone()) throw new GivenUp()
  }
  try {
    const found = await before()
    return await inActorTx(
      ctx.db,
      actor,
      async (tx) => {
        await holdAttempt(tx, one)
        await lockImports(tx)
        const row = await mustFindRoster(tx, one.id)
        // Stopped while it waited, perhaps begun anew since.
        return row.state === state && row.attempt === one.attempt ? work(tx, row, say, found) : null
      },
      { now: ctx.now(), patient: true },
    )
  } catch (error) {
    const known = error instanceof AppError || error instanceof GivenUp
    const words = error instanceof AppError ? error.message : error instanceof GivenUp ? INTERRUPTED[state] : failed
    // Who stopped it by a click has given it back already.
    if (!(error instanceof GivenUp) || stopped()) await giveBackRoster(ctx, actor, one.id, words, one)
    if (!known) throw error
    return null
  } finally {
    await told.end()
  }
}
