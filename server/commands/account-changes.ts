import { AppError } from '../../domain/errors.ts'
import { shanghaiDate } from '../../domain/kit/dates.ts'
import { scopeOfOffice } from '../../domain/registers/scope.ts'
import type { Actor, Role } from '../../domain/roles.ts'
import { can } from '../can.ts'
import type { Ctx } from '../context.ts'
import { deleteFactors } from '../db/second-factor.ts'
import { deleteSessionsOf } from '../db/session.ts'
import { findSignIn, setPasswordHash, setSignInDisabled } from '../db/sign-in.ts'
import { forgetTries } from '../db/sign-in-tries.ts'
import { inActorTx } from '../db/tx.ts'
import { newId } from '../ids.ts'
import { hashPassword, oneTimePassword } from '../password.ts'
import { placeForRole } from '../place-for-role.ts'
import { type Account as AccountView, accountView } from '../queries/accounts.ts'
import { accountWithPosts, reachableAccount, reachesPost } from '../reachable-account.ts'

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
      const scope = [
        ...new Set([...posts.flatMap((p) => scopeOfOffice(p.place_id, tree)), ...scopeOfOffice(place.id, tree)]),
      ].sort((a, b) => a - b)
      await tx.write(
        [
          {
            table: 'post',
            op: 'insert',
            id: newId(tx.now),
            scope: scopeOfOffice(place.id, tree),
            set: { account_id: accountId, role: input.role, place_id: place.id, from_on: shanghaiDate(tx.now) },
          },
          { table: 'account', op: 'update', id: accountId, scope, set: {} },
        ],
        {
          action: 'post.add',
          subject: 'account',
          subjectId: accountId,
          placeId: place.id,
          detail: { role: input.role },
        },
      )
    },
    { now: ctx.now() },
  )
}

/**
 * Takes a post back. Each office ends the post of its own place, whatever else the account does elsewhere: a school must be able
 * to shut its children's files to somebody at once. Answers the account as the actor saw it last, without this post: afterwards
 * it may be out of sight, and a refusal would follow what was done (H3).
 */
export const endPost = async (ctx: Ctx, actor: Actor, accountId: string, postId: string): Promise<AccountView> => {
  can(actor, 'account.write')
  const view = await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const { posts, tree } = await accountWithPosts(tx, accountId)
      const post = posts.find((p) => p.id === postId)
      if (!post || !reachesPost(actor, post, tree)) throw new AppError('not-found')
      if (posts.length === 1) throw new AppError('invalid', undefined, '这是唯一的职务。不再使用请停用账号。')
      const before = await accountView(tx, accountId)
      if (!before) throw new AppError('not-found')
      const left = posts.filter((p) => p.id !== postId).flatMap((p) => scopeOfOffice(p.place_id, tree))
      await tx.widened(() =>
        tx.write(
          [
            { table: 'post', op: 'update', id: postId, set: { until_on: shanghaiDate(tx.now) } },
            // The office of the place that was left sees this account no longer; those of its other posts do as before.
            {
              table: 'account',
              op: 'update',
              id: accountId,
              scope: [...new Set(left)].sort((a, b) => a - b),
              set: {},
            },
          ],
          { action: 'post.end', subject: 'account', subjectId: accountId, placeId: post.place_id },
        ),
      )
      return { ...before, posts: before.posts.filter((p) => p.id !== postId) }
    },
    { now: ctx.now() },
  )
  await deleteSessionsOf(ctx.db, actor.countyId, accountId)
  return view
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
