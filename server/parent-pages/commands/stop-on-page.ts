import { FAMILY_WORDS } from '../../../domain/registers/parent-page.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { shutDoors } from '../db/parent-link.ts'
import { linkBehind, openDoor } from '../open-door.ts'

/** The parent withdraws: the page is closed at once, on the page itself, without asking anybody (dossier §3.7). Errors: as `openDoor`. */
export const stopOnPage = async (ctx: Ctx, token: string, address: string): Promise<void> => {
  const door = await openDoor(ctx, token, address)
  await inActorTx(
    ctx.db,
    door.actor,
    async (tx) => {
      const link = await linkBehind(tx, door, { held: true })
      await shutDoors(tx, [link.id])
      await tx.write(
        [
          {
            table: 'parent_link',
            op: 'update',
            id: link.id,
            childId: link.child_id,
            set: { ended_on: door.today, ended_by_name: FAMILY_WORDS[link.part] },
          },
        ],
        {
          action: 'parent-page.stop',
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
