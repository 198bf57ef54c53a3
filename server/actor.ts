import { AppError } from '../domain/errors.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import { communitiesAt } from '../domain/registers/scope.ts'
import { type Actor, circlesOf, isKeeper, MAY_BE_NAMED } from '../domain/roles.ts'
import { findAccount, postsOf } from './accounts/db/account.ts'
import type { FoundSession } from './accounts/db/session.ts'
import { findSignIn } from './accounts/db/sign-in.ts'
import { listsNaming } from './concerns/db/circle-member.ts'
import type { Ctx } from './context.ts'
import { countiesOf } from './db/county.ts'
import { beforeBegin, groundAt, rememberActor } from './db/ground.ts'
import { inActorTx, systemActor } from './db/tx.ts'
import { awayOf } from './stand-ins/db/stand-in.ts'

/** The machine's operator in the (first) county: everything, audited as such. */
export const operatorActor = async (ctx: Ctx): Promise<Actor> => {
  const [county] = await countiesOf(ctx)
  if (!county) throw new AppError('not-set-up')
  return systemActor(county.id, county.placeId)
}

/** An account in one of its posts (the first when none is named). Errors: signed-out for a disabled or unknown one. */
export const actorOf = async (
  ctx: Ctx,
  county: number,
  accountId: string,
  postId: string | null,
  via: Actor['via'],
  device: string | null = null,
): Promise<Actor & { postId: string; login: string }> => {
  const home = (await countiesOf(ctx)).find((c) => c.id === county)
  if (!home) throw new AppError('signed-out')
  return inActorTx(
    ctx.db,
    systemActor(county, home.placeId),
    async (tx) => {
      const account = await findAccount(tx, accountId)
      const posts = await postsOf(tx, shanghaiDate(ctx.now()), accountId)
      const post = posts.find((p) => p.id === postId) ?? posts[0]
      if (!account || account.disabled || !post) throw new AppError('signed-out')
      const [away] = post.stands_for === null ? [] : await awayOf(tx, [post.stands_for])
      return {
        accountId,
        login: account.login,
        // Whatever is written down says who did it, and for whom.
        name: away ? `${account.name}（代${away.name}）` : account.name,
        role: post.role,
        countyId: county,
        placeId: post.place_id,
        circles: circlesOf(
          post.role,
          post.place_id,
          // What a keeper keeps is seen by the keeper's own circle: the post cannot be filled without it. Any other post is filled without
          // what either of the two keeps in person.
          away ? (isKeeper(post.role) ? away.own_circle : null) : account.own_circle,
          communitiesAt(post.place_id, await tx.tree()),
          MAY_BE_NAMED.includes(post.role) && !away ? await listsNaming(tx, accountId) : [],
        ),
        device,
        via,
        postId: post.id,
        ...(away ? { standsFor: away.account } : {}),
      }
    },
    { readOnly: true },
  )
}

/**
 * Who a session stands for, remembered as long as nothing about accounts and posts changed; looked up in a transaction that
 * begins after the memory's horizon. Errors: signed-out.
 */
export const sessionActor = async (
  ctx: Ctx,
  session: FoundSession,
): Promise<Actor & { postId: string; login: string }> => {
  const ground = groundAt(ctx.db, session.county, beforeBegin(ctx.db, session.county), session.ground)
  const key = [session.account_id, session.post_id, session.kind, shanghaiDate(ctx.now())].join(' ')
  const known = ground.actors.get(key)
  if (known) return known
  const actor = await actorOf(ctx, session.county, session.account_id, session.post_id, session.kind)
  rememberActor(ground, key, actor)
  return actor
}

/** `--as LOGIN`: the account's own rights, from the terminal. */
export const actorByLogin = async (ctx: Ctx, login: string): Promise<Actor> => {
  const row = await findSignIn(ctx.db, login.trim().toLowerCase())
  if (!row || row.disabled) throw new AppError('not-found', undefined, `没有登录名“${login}”，或已停用。`)
  return actorOf(ctx, row.county, row.account_id, null, 'token')
}
