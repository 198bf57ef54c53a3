import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { idFrom } from '../../db/client-ids.ts'
import { inActorTx } from '../../db/tx.ts'
import { twoFiles } from '../merge/two-files.ts'

/** Somebody knows that the two are two children: the pair is asked for no more. Said twice, it stands once. Errors: as `twoFiles`. */
export const sayApart = async (ctx: Ctx, actor: Actor, one: string, other: string): Promise<void> => {
  can(actor, 'child.merge')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const [kept = one, gone = other] = [one, other].sort()
      const files = await twoFiles(ctx, tx, actor, { kept, gone }, { hold: true })
      await tx.write(
        [
          {
            table: 'child_merge',
            op: 'insert',
            id: idFrom('apart', kept, gone),
            childId: kept,
            set: {
              sort: 'apart',
              kept_id: kept,
              gone_id: gone,
              reason: '是两个孩子',
              on_date: shanghaiDate(tx.now),
              at: new Date(tx.now),
              by_id: actor.accountId,
              by_name: actor.name,
            },
          },
        ],
        {
          action: 'child.apart',
          subject: 'child',
          subjectId: kept,
          placeId: files.kept.child.stored.school_id,
          detail: { other: gone },
        },
      )
    },
    { now: ctx.now() },
  )
}
