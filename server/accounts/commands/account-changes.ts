import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor, Role } from '../../../domain/roles.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { deleteFactors } from '../db/second-factor.ts'
import { deleteSessionsOf } from '../db/session.ts'
import { findSignIn, setPasswordHash, setSignInDisabled } from '../db/sign-in.ts'
import { forgetTries } from '../db/sign-in-tries.ts'
import { givePost } from '../give-post.ts'
import { hashPassword, oneTimePassword } from '../password.ts'
import { placeForRole } from '../place-for-role.ts'
import { reachableAccount } from '../reachable-account.ts'

/** A new one-time password; every session of the account ends. */
export const resetPassword = async (
  ctx: Ctx,
  actor: Actor,
  accountId: string,
): Promise<{ oneTimePassword: string }> => {
  can(actor, 'account.write')
  const once = oneTimePassword()
  const hash = await hashPassword(once)
  let login = ''
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { account } = await reachableAccount(tx, actor, accountId)
      login = account.login
      await setPasswordHash(tx, accountId, hash, true)
      tx.note({ action: 'password.reset', subject: 'account', subjectId: accountId })
    },
    { now: ctx.now() },
  )
  // Whoever was kept waiting for wrong tries gets in with it.
  await forgetTries(ctx, login)
  await deleteSessionsOf(ctx.db, actor.countyId, accountId)
  return { oneTimePassword: once }
}

export const setDisabled = async (ctx: Ctx, actor: Actor, accountId: string, disabled: boolean): Promise<void> => {
  can(actor, 'account.write')
  if (accountId === actor.accountId)
    throw new AppError('invalid', undefined, '不能停用自己正在用的账号，请让另一位管理员来做。')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await reachableAccount(tx, actor, accountId)
      await setSignInDisabled(tx, accountId, disabled)
      await tx.write([{ table: 'account', op: 'update', id: accountId, set: { disabled } }], {
        action: disabled ? 'account.disable' : 'account.enable',
        subject: 'account',
        subjectId: accountId,
      })
    },
    { now: ctx.now() },
  )
  if (disabled) await deleteSessionsOf(ctx.db, actor.countyId, accountId)
}

export const addPost = async (
  ctx: Ctx,
  actor: Actor,
  accountId: string,
  input: { role: Role; placeCode: string },
): Promise<void> => {
  can(actor, 'account.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { tree, posts } = await reachableAccount(tx, actor, accountId)
      const place = placeForRole(actor, input.role, input.placeCode, tree)
      if (posts.some((p) => p.role === input.role && p.place_id === place.id))
        throw new AppError('invalid', undefined, '这个职务已经有了。')
      await givePost(tx, { accountId, role: input.role, place, from: shanghaiDate(tx.now) }, { posts, tree })
    },
    { now: ctx.now() },
  )
}

/** The phone is lost, and the recovery codes too: what is asked besides the password goes, and every session ends. */
export const resetFactors = async (ctx: Ctx, actor: Actor, accountId: string): Promise<void> => {
  can(actor, 'account.write')
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await reachableAccount(tx, actor, accountId)
      await deleteFactors(tx, accountId, 'all')
      tx.note({ action: 'factor.reset', subject: 'account', subjectId: accountId })
    },
    { now: ctx.now() },
  )
  await deleteSessionsOf(ctx.db, actor.countyId, accountId)
}

/** The same by login, from the terminal. Error: not-found. */
export const resetFactorsOf = async (ctx: Ctx, actor: Actor, login: string): Promise<void> => {
  can(actor, 'account.write')
  const row = await findSignIn(ctx.db, login.trim().toLowerCase())
  if (!row || row.county !== actor.countyId) throw new AppError('not-found', undefined, `没有登录名“${login}”。`)
  await resetFactors(ctx, actor, row.account_id)
}
