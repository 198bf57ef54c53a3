import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type Attempt, lockImport } from '../db/import-state.ts'

/** Where an import stands again when the work on it comes to nothing. */
const BEFORE = { applying: 'read', undoing: 'applied' } as const

/** What is said when the server ended in the middle. */
export const INTERRUPTED = {
  applying: '写的时候服务器停了，花名册一点没动。请再看一遍差别，然后重新写入。',
  undoing: '撤回的时候服务器停了，花名册一点没动。请再撤回一次。',
} as const

/**
 * The work on an import was stopped or failed, and its transaction left nothing: it stands again where it was, with a word about
 * why (one for each kind of work, or the same for both). `of`: only where it still speaks of that try. False when nothing is
 * being done with it.
 */
export const giveBackRoster = async (
  ctx: Ctx,
  actor: Actor,
  id: string,
  message: string | null | typeof INTERRUPTED,
  of?: Attempt,
): Promise<boolean> => {
  can(actor, 'roster.import')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const now = await lockImport(tx, id)
      if (now?.state !== 'applying' && now?.state !== 'undoing') return false
      if (of && of.attempt !== now.attempt) return false
      const { state } = now
      const said = message !== null && typeof message === 'object' ? message[state] : message
      await tx.write([{ table: 'roster_import', op: 'update', id, set: { state: BEFORE[state], message: said } }], null)
      return true
    },
    { now: ctx.now() },
  )
}
