import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { chainOf } from '../../domain/registers/place.ts'
import { type Actor, MAY_GRANT } from '../../domain/roles.ts'
import { can, mustReach } from '../can.ts'
import { findAccount, postsOf } from '../db/account.ts'
import type { Tx } from '../db/tx.ts'

/** The account, if all its posts are ones that the actor may hand out within the actor's places: nobody resets a superior. */
export const reachableAccount = async (tx: Tx, actor: Actor, accountId: string) => {
  can(actor, 'account.write')
  const account = await findAccount(tx, accountId)
  if (!account) throw new AppError('not-found')
  const tree = await tx.tree()
  const posts = await postsOf(tx, shanghaiDate(tx.now), accountId)
  for (const post of posts) {
    mustReach(actor, 'account.write', chainOf(tree, post.place_id))
    if (actor.via !== 'operator' && !MAY_GRANT[actor.role].includes(post.role)) throw new AppError('forbidden')
  }
  return { account, posts, tree }
}
