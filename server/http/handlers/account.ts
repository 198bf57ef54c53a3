import type { accountApi } from '../../../domain/api/account.ts'
import { AppError } from '../../../domain/errors.ts'
import { addPost, resetFactors, resetPassword, setDisabled } from '../../accounts/commands/account-changes.ts'
import { addAccount } from '../../accounts/commands/add-account.ts'
import { changePassword } from '../../accounts/commands/change-password.ts'
import { endPost } from '../../accounts/commands/end-post.ts'
import { finishSignIn } from '../../accounts/commands/finish-sign-in.ts'
import {
  beginPasskey,
  beginTotp,
  confirmPasskey,
  confirmTotp,
  removeFactor,
} from '../../accounts/commands/own-factors.ts'
import { setLanguage } from '../../accounts/commands/set-language.ts'
import { type Started, signIn } from '../../accounts/commands/sign-in.ts'
import { deleteSession, deleteSessionsOf, findSession, setSessionPost } from '../../accounts/db/session.ts'
import { getAccount, listAccounts } from '../../accounts/queries/accounts.ts'
import { getMe } from '../../accounts/queries/me.ts'
import { ownFactors } from '../../accounts/queries/own-factors.ts'
import { actorOf } from '../../actor.ts'
import type { Ctx } from '../../context.ts'
import { migrationsAreCurrent } from '../../db/migrations/current.ts'
import { TIMES } from '../../db/pool.ts'
import { setUp } from '../../installation/commands/set-up.ts'
import { getSetup } from '../../installation/queries/setup-state.ts'
import type { Caller, Handlers } from '../types.ts'

const sessionOf = async (ctx: Ctx, caller: Caller) => {
  const session = caller.token ? await findSession(ctx.db, caller.token) : null
  if (!session) throw new AppError('signed-out')
  return session
}

/** Whoever watches asks every few seconds: a database that says nothing is away (L7). */
const soon = async <T>(asked: Promise<T>): Promise<T> => {
  let late: NodeJS.Timeout | undefined
  const away = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new AppError('unavailable')), TIMES.health)
  })
  return Promise.race([asked, away]).finally(() => clearTimeout(late))
}

const askedFrom = (caller: Caller) => ({
  address: caller.ip,
  known: caller.device,
  ...(caller.origin ? { origin: caller.origin } : {}),
})

/** The cookies of a session that has begun, and who it is. */
const begun = async (ctx: Ctx, caller: Caller, started: Started) => {
  caller.setCookie(started.token, started.csrf)
  caller.setDevice(started.device)
  const actor = await actorOf(ctx, started.county, started.accountId, started.postId, 'session')
  return getMe(ctx, actor, started)
}

export const accountHandlers: Handlers<typeof accountApi> = {
  getHealth: async (ctx) => {
    if (!(await soon(migrationsAreCurrent(ctx.db))))
      throw new AppError('unavailable', undefined, '数据库的迁移还没有完成。')
    return { ok: true, database: 'ok', migrations: 'current' }
  },
  getSetup,
  setUp: async (ctx, _actor, { body }, caller) => {
    await setUp(ctx, body)
    return begun(
      ctx,
      caller,
      await signIn(ctx, { login: body.adminLogin, password: body.password, ...askedFrom(caller) }),
    )
  },
  setUpDemo: async (ctx) => {
    const { loadDemo } = await import('../../../demo/load.ts')
    return { signIns: await loadDemo(ctx) }
  },
  signIn: async (ctx, _actor, { body }, caller) => {
    return begun(ctx, caller, await signIn(ctx, { ...body, ...askedFrom(caller) }))
  },
  finishSignIn: async (ctx, _actor, { body }, caller) =>
    begun(ctx, caller, await finishSignIn(ctx, { ...body, ...askedFrom(caller) })),
  listFactors: (ctx, actor) => ownFactors(ctx, actor),
  beginTotp: (ctx, actor, { body }) => beginTotp(ctx, actor, body),
  confirmTotp: (ctx, actor, { body }) => confirmTotp(ctx, actor, body),
  beginPasskey: async (ctx, actor, { body }, caller) => {
    const { options, promise } = await beginPasskey(ctx, actor, { ...body, origin: caller.origin })
    return { options: { ...options }, promise }
  },
  confirmPasskey: (ctx, actor, { body }, caller) => confirmPasskey(ctx, actor, { ...body, origin: caller.origin }),
  removeFactor: async (ctx, actor, { params, body }) => {
    await removeFactor(ctx, actor, { id: params.id, password: body.password })
    return { ok: true }
  },
  resetFactors: async (ctx, actor, { params }) => {
    await resetFactors(ctx, actor, params.id)
    return { ok: true }
  },
  getMe: async (ctx, actor, _input, caller) => {
    const session = await sessionOf(ctx, caller)
    return getMe(ctx, actor, { postId: session.post_id, csrf: session.csrf })
  },
  signOut: async (ctx, _actor, _input, caller) => {
    if (caller.token) await deleteSession(ctx.db, caller.token)
    caller.setCookie(null, '')
    return { ok: true }
  },
  signOutEverywhere: async (ctx, actor, _input, caller) => {
    await deleteSessionsOf(ctx.db, actor.countyId, actor.accountId)
    caller.setCookie(null, '')
    return { ok: true }
  },
  changePost: async (ctx, actor, { body }, caller) => {
    const session = await sessionOf(ctx, caller)
    const next = await actorOf(ctx, actor.countyId, actor.accountId, body.postId, 'session')
    if (next.postId !== body.postId) throw new AppError('not-found')
    if (caller.token) await setSessionPost(ctx.db, caller.token, body.postId)
    return getMe(ctx, next, { postId: body.postId, csrf: session.csrf })
  },
  changePassword: async (ctx, actor, { body }, caller) => {
    await changePassword(ctx, actor, { ...body, keep: caller.token })
    return { ok: true }
  },
  setLanguage: async (ctx, actor, { body }) => {
    await setLanguage(ctx, actor, body.language)
    return { ok: true }
  },
  listAccounts: (ctx, actor, { query }) => listAccounts(ctx, actor, query),
  addAccount: async (ctx, actor, { body }) => {
    const made = await addAccount(ctx, actor, body)
    return { account: await getAccount(ctx, actor, made.id), oneTimePassword: made.oneTimePassword }
  },
  resetPassword: (ctx, actor, { params }) => resetPassword(ctx, actor, params.id),
  setAccountDisabled: async (ctx, actor, { params, body }) => {
    await setDisabled(ctx, actor, params.id, body.disabled)
    return getAccount(ctx, actor, params.id)
  },
  addPost: async (ctx, actor, { params, body }) => {
    await addPost(ctx, actor, params.id, body)
    return getAccount(ctx, actor, params.id)
  },
  endPost: (ctx, actor, { params, body }) => endPost(ctx, actor, params.id, params.postId, body),
}
