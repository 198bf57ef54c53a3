import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { type ContactWords, contactsOf, sealContact } from '../db/donor-contact.ts'
import { reachableDonor } from '../reachable-donor.ts'

/** Writes down how a donor is reached, sealed; what stood there before is gone. Errors: not-found. */
export const setDonorContact = async (ctx: Ctx, actor: Actor, id: string, words: ContactWords): Promise<void> => {
  can(actor, 'ledger.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const donor = await reachableDonor(tx, id)
      const [before] = await contactsOf(tx, [id], { held: true })
      const set = {
        words_sealed: sealContact(ctx.keys, tx.countyId, id, words),
        set_on: shanghaiDate(tx.now),
        set_by_name: actor.name,
      }
      await tx.write(
        [
          before
            ? { table: 'donor_contact', op: 'update', id, set }
            : {
                table: 'donor_contact',
                op: 'insert',
                id,
                scope: donor.scope,
                set: { place_id: donor.place_id, ...set },
              },
        ],
        { action: 'donor.set-contact', subject: 'entry', subjectId: id, placeId: donor.place_id },
      )
    },
    { now: ctx.now() },
  )
}
