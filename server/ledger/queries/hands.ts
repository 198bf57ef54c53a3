import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { ledgerPlace } from '../accounts-of.ts'
import { waitingFor } from '../db/movement.ts'
import { movementViews } from './movement-views.ts'

/** So many are shown, and so many are counted behind them. */
const SHOWN = 20
const MOST = 200

/**
 * What waits for the actor's second hand (dossier §4): of the own place's money, booked by somebody else, and what was paid back to
 * the actor; the oldest first. A place further up confirms where it looks, not here.
 */
export const listHands = async (
  ctx: Ctx,
  actor: Actor,
): Promise<z.input<(typeof ledgerApi)['listHands']['response']>> => {
  can(actor, 'ledger.own')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const tree = await tx.tree()
      const own = ledgerPlace(actor.placeId, tree)
      const placeId = own && canAt(actor, 'ledger.write', chainOf(tree, own.id)) ? own.id : null
      const rows = await waitingFor(tx, { placeId, accountId: actor.accountId, most: MOST })
      return { items: await movementViews(tx, rows.slice(0, SHOWN)), more: Math.max(0, rows.length - SHOWN) }
    },
    { readOnly: true, now: ctx.now() },
  )
}
