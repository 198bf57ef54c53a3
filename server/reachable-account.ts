import { AppError } from '../domain/errors.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import { chainOf, type PlaceTree } from '../domain/registers/place.ts'
import { type Actor, MAY_GRANT } from '../domain/roles.ts'
import { mustReach } from './can.ts'
import { findAccount, type PostRow, standingPosts } from './db/account.ts'
import type { Tx } from './db/tx.ts'

/** A post that the actor may hand out and take back. Errors: not-found, forbidden. */
export const mustReachPost = (actor: Actor, post: PostRow, tree: PlaceTree) => {
  mustReach(actor, 'account.write', chainOf(tree, post.place_id))
  if (actor.via !== 'operator' && !MAY_GRANT[actor.role].includes(post.role)) throw new AppError('forbidden')
}

/**
 * The account with every post that it has or will have: asked with the county in sight, for a post out of the actor's sight is a
 * post all the same (C2). Only an account of which the actor sees something. Error: not-found.
 */
export const accountWithPosts = async (tx: Tx, accountId: string) => {
  const account = await findAccount(tx, accountId)
  if (!account) throw new AppError('not-found')
  const tree = await tx.tree()
  const posts = await tx.widened(() => standingPosts(tx, shanghaiDate(tx.now), accountId))
  return { account, posts, tree }
}

/**
 * The account, if all its posts are ones that the actor may hand out within the actor's places: nobody resets a superior, nor a
 * colleague of another place. One that has no post left is the county's.
 */
export const reachableAccount = async (tx: Tx, actor: Actor, accountId: string) => {
  const found = await accountWithPosts(tx, accountId)
  for (const post of found.posts) mustReachPost(actor, post, found.tree)
  if (found.posts.length === 0) {
    const county = [...found.tree.values()].find((p) => p.kind === 'county')
    mustReach(actor, 'account.write', county ? [county.id] : [])
  }
  return found
}
