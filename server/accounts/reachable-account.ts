import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf, type PlaceTree } from '../../domain/registers/place.ts'
import { type Actor, canAt, MAY_GRANT } from '../../domain/roles.ts'
import { mustReach } from '../can.ts'
import type { Tx } from '../db/tx-type.ts'
import { everyPost, findAccount, type PostRow, standingPosts } from './db/account.ts'

/** Said of an account that the actor sees, because one of its posts is the actor's, while another is not. */
const NOT_ALL_YOURS = '这个账号还有不归您管的职务，请找上一级管理员来办。'

/** A post that the actor may hand out and take back? */
export const reachesPost = (actor: Actor, post: PostRow, tree: PlaceTree): boolean =>
  canAt(actor, 'account.write', chainOf(tree, post.place_id)) &&
  (actor.via === 'operator' || MAY_GRANT[actor.role].includes(post.role))

/**
 * The account with every post that it has or will have: asked with the county in sight, for a post out of the actor's sight is a
 * post all the same (C2). Only an account of which the actor sees something, unless one of its posts has led here (`led`): the
 * class's teacher is found by the class. Error: not-found.
 */
export const accountWithPosts = async (tx: Tx, accountId: string, led = false) => {
  const account = led ? await tx.widened(() => findAccount(tx, accountId)) : await findAccount(tx, accountId)
  if (!account) throw new AppError('not-found')
  const tree = await tx.tree()
  const posts = await tx.widened(() => standingPosts(tx, shanghaiDate(tx.now), accountId))
  return { account, posts, tree }
}

/**
 * The account, if all its posts are ones that the actor may hand out within the actor's places: nobody resets a superior, nor a
 * colleague of another place. One that has no post left is judged by all that it ever had; it is the county's in any case.
 */
export const reachableAccount = async (tx: Tx, actor: Actor, accountId: string) => {
  const found = await accountWithPosts(tx, accountId)
  if (!found.posts.every((post) => reachesPost(actor, post, found.tree)))
    throw new AppError('forbidden', undefined, NOT_ALL_YOURS)
  if (found.posts.length === 0) {
    const ever = await tx.widened(() => everyPost(tx, accountId))
    if (ever.length > 0 && ever.every((post) => reachesPost(actor, post, found.tree))) return found

    const county = [...found.tree.values()].find((p) => p.kind === 'county')
    mustReach(actor, 'account.write', county ? [county.id] : [])
  }
  return found
}
