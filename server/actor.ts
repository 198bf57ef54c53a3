import { AppError } from '../domain/errors.ts'
import { shanghaiDate } from '../domain/kit/dates.ts'
import { type Actor, circlesOf } from '../domain/roles.ts'
import type { Ctx } from './context.ts'
import { findAccount, postsOf } from './db/account.ts'
import { countiesOf } from './db/county.ts'
import { findSignIn } from './db/sign-in.ts'
import { inActorTx, systemActor } from './db/tx.ts'

/** The machine's operator in the (first) county: everything, audited as such. */
export const operatorActor = async (ctx: Ctx): Promise<Actor> => {
  const [county] = await countiesOf(ctx)
  if (!county) throw new AppError('not-set-up')
  return systemActor(county.id, county.placeId)
}

/** An account in one of its posts (the first when none is named). Errors: not-found for a disabled or unknown one. */
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
      return {
        accountId,
        login: account.login,
        name: account.name,
        role: post.role,
        countyId: county,
        placeId: post.place_id,
        circles: circlesOf(post.role, post.place_id, account.own_circle),
        device,
        via,
        postId: post.id,
      }
    },
    { readOnly: true },
  )
}

/** `--as LOGIN`: the account's own rights, from the terminal. */
export const actorByLogin = async (ctx: Ctx, login: string): Promise<Actor> => {
  const row = await findSignIn(ctx.db, login.trim().toLowerCase())
  if (!row || row.disabled) throw new AppError('not-found', undefined, `没有登录名“${login}”，或已停用。`)
  return actorOf(ctx, row.county, row.account_id, null, 'token')
}
