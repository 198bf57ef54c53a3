import { AppError } from '../../../domain/errors.ts'
import { maxDate, shanghaiDate } from '../../../domain/kit/dates.ts'
import { chainOf } from '../../../domain/registers/place.ts'
import { type Actor, canAt, mayNameStandInFor } from '../../../domain/roles.ts'
import { accountWithPosts } from '../../accounts/reachable-account.ts'
import { takePost } from '../../accounts/take-post.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { standInOf } from '../db/stand-in.ts'

/**
 * Ends it before its day: from today on the post no longer holds for whoever stood in; one that has not begun never does. One that has
 * ended by itself stays as it was. Errors: not-found.
 */
export const endStandIn = async (ctx: Ctx, actor: Actor, id: string, reason: string): Promise<void> => {
  can(actor, 'stand-in.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const today = shanghaiDate(tx.now)
      const row = await standInOf(tx, id)
      const tree = await tx.tree()
      if (!row || !mayNameStandInFor(actor, row.role) || !canAt(actor, 'stand-in.write', chainOf(tree, row.place_id)))
        throw new AppError('not-found')
      if (row.until_on <= today) return
      const held = await accountWithPosts(tx, row.account_id, true)
      const post = held.posts.find((p) => p.id === id)
      if (post) await takePost(tx, { post, on: maxDate(today, row.from_on), reason }, held)
    },
    { now: ctx.now() },
  )
}
