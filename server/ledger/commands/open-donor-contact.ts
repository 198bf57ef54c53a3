import type * as z from 'zod'
import type { ledgerApi } from '../../../domain/api/ledger.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { contactsOf, openContact } from '../db/donor-contact.ts'
import { reachableDonor } from '../reachable-donor.ts'

type Out = z.input<(typeof ledgerApi)['openDonorContact']['response']>

/** How a donor is reached, and that it was looked at and why: in the diary, before it is told. Errors: not-found. */
export const openDonorContact = async (ctx: Ctx, actor: Actor, id: string, reason: string): Promise<Out> => {
  can(actor, 'ledger.write')
  return inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const donor = await reachableDonor(tx, id)
      const [row] = await contactsOf(tx, [id])
      tx.note({
        action: 'donor.open-contact',
        subject: 'entry',
        subjectId: id,
        placeId: donor.place_id,
        detail: { reason },
      })
      if (!row) return { contact: null }
      return { contact: { ...openContact(ctx.keys, tx.countyId, row), on: row.set_on, by: row.set_by_name } }
    },
    { now: ctx.now() },
  )
}
