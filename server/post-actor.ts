import { AppError } from '../domain/errors.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import type { Actor, Role } from '../domain/roles.ts'
import { postsOf } from './accounts/db/account.ts'
import { actorOf } from './actor.ts'
import type { Ctx } from './context.ts'
import { countiesOf } from './db/county.ts'
import { inActorTx, systemActor } from './db/tx.ts'

/** An account in the post in which it asked for something that is done later; null where it no longer holds it, or is disabled. */
export const actorInPost = async (
  ctx: Ctx,
  county: number,
  of: { accountId: string; role: Role; placeId: number },
): Promise<Actor | null> => {
  const home = (await countiesOf(ctx)).find((c) => c.id === county)
  if (!home) return null
  const posts = await inActorTx(
    ctx.db,
    systemActor(county, home.placeId),
    (tx) => postsOf(tx, shanghaiDate(ctx.now()), of.accountId),
    { readOnly: true },
  )
  const post = posts.find((p) => p.role === of.role && p.place_id === of.placeId)
  if (!post) return null
  return actorOf(ctx, county, of.accountId, post.id, 'session').catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
}
