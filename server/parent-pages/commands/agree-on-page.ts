import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { linkBehind, openDoor } from '../open-door.ts'

/** The parent agrees, before anything is shown (dossier §3.7). Said twice is said once. Errors: as `openDoor`. */
export const agreeOnPage = async (ctx: Ctx, token: string, address: string): Promise<void> => {
  const door = await openDoor(ctx, token, address)
  await inActorTx(
    ctx.db,
    door.actor,
    async (tx) => {
      const link = await linkBehind(tx, door, { held: true })
      if (link.agreed_on !== null) return
      await tx.write(
        [{ table: 'parent_link', op: 'update', id: link.id, childId: link.child_id, set: { agreed_on: door.today } }],
        {
          action: 'parent-page.agree',
          subject: 'child',
          subjectId: link.child_id,
          placeId: link.school_id,
          detail: { part: link.part },
        },
      )
    },
    { now: ctx.now() },
  )
}
