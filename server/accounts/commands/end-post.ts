import { AppError } from '../../../domain/errors.ts'
import { addDays, shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { lockPosts } from '../../db/locks.ts'
import { inActorTx } from '../../db/tx.ts'
import { deleteSessionsOf } from '../db/session.ts'
import { type Account as AccountView, accountView } from '../queries/accounts.ts'
import { accountWithPosts, reachesPost } from '../reachable-account.ts'
import { takePost } from '../take-post.ts'

/** Nobody plans further ahead. */
const AHEAD = 200

/**
 * Takes one post back from a day on, with the reason; the account stays. Each office ends the post of its own place, whatever else
 * the account does elsewhere: a school must be able to shut its children's files to somebody at once. Without any post left the
 * account opens nothing: whoever signs in reads why. Answers the account as the actor saw it last, without this post where it ended
 * at once: afterwards it may be out of sight, and a refusal would follow what was done (H3). Errors: not-found, invalid (the own post
 * in use, a day before its beginning or far ahead).
 */
export const endPost = async (
  ctx: Ctx,
  actor: Actor,
  accountId: string,
  postId: string,
  input: { on: string; reason: string },
): Promise<AccountView> => {
  can(actor, 'account.write')
  const today = shanghaiDate(ctx.now())
  const view = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await lockPosts(tx)
      const held = await accountWithPosts(tx, accountId)
      const post = held.posts.find((p) => p.id === postId)
      if (!post || !reachesPost(actor, post, held.tree)) throw new AppError('not-found')
      if (accountId === actor.accountId && post.role === actor.role && post.place_id === actor.placeId)
        throw new AppError('invalid', undefined, '不能结束自己正在用的职务，请让另一位管理员来做。')
      if (input.on < post.from_on) throw dayFault('这一天比开始担任还早，请往后选。')
      if (input.on > addDays(today, AHEAD)) throw dayFault('这一天太远了，请近些再来结束。')
      const before = await accountView(tx, accountId)
      if (!before) throw new AppError('not-found')
      await takePost(tx, { post, ...input }, held)
      return input.on > today ? before : { ...before, posts: before.posts.filter((p) => p.id !== postId) }
    },
    { now: ctx.now() },
  )
  if (input.on <= today) await deleteSessionsOf(ctx.db, actor.countyId, accountId)
  return view
}

const dayFault = (message: string) => new AppError('invalid', { on: message }, message)
