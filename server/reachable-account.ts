import { AppError } from '../domain/errors.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import { chainOf } from '../domain/registers/place.ts'
import { type Actor, canAt, MAY_GRANT } from '../domain/roles.ts'
import { type AccountRow, findAccount, openPostsOf, type PostRow } from './db/account.ts'
import type { Tx } from './db/tx.ts'

/** Said of an account that the actor sees, because one of its posts is the actor's, while another is not. */
const NOT_ALL_YOURS = '这个账号还有不归您管的职务，请找上一级管理员来办。'

/**
 * An account within the actor's sight with all its posts, those out of sight too: what is asked of all of them is asked with the
 * county in sight (C2), or a superior would be taken for a subordinate because his higher post is not seen.
 */
export const accountWithPosts = async (
  tx: Tx,
  accountId: string,
): Promise<{ account: AccountRow; posts: PostRow[] }> => {
  const account = await findAccount(tx, accountId)
  if (!account) throw new AppError('not-found')
  return { account, posts: await tx.widened(() => openPostsOf(tx, shanghaiDate(tx.now), accountId)) }
}

/** Is this post one that the actor may hand out, and so take back? */
export const mayHandOut = async (tx: Tx, actor: Actor, post: PostRow): Promise<boolean> =>
  canAt(actor, 'account.write', chainOf(await tx.tree(), post.place_id)) &&
  (actor.via === 'operator' || MAY_GRANT[actor.role].includes(post.role))

/** The account, if all its posts are ones that the actor may hand out within the actor's places: nobody resets a superior. */
export const reachableAccount = async (tx: Tx, actor: Actor, accountId: string) => {
  const { account, posts } = await accountWithPosts(tx, accountId)
  for (const post of posts)
    if (!(await mayHandOut(tx, actor, post))) throw new AppError('forbidden', undefined, NOT_ALL_YOURS)
  return { account, posts }
}
