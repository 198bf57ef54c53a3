import type { Role } from '../domain/roles.ts'
import { resetPassword } from '../server/accounts/commands/account-changes.ts'
import { addAccount } from '../server/accounts/commands/add-account.ts'
import { changePassword } from '../server/accounts/commands/change-password.ts'
import { findSignIn } from '../server/accounts/db/sign-in.ts'
import { actorByLogin, operatorActor } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { on } from './write-records.ts'

/** The same for every demo; the people are invented and the numbers belong to nobody. */
export const PASSWORD = 'hongshu-xiyu-26'

/** An account of the demo with its password, as if made in February. Loaded again, it stays as it is. */
export const account = async (ctx: Ctx, s: { role: Role; login: string; name: string; place: string }) => {
  const early = on(ctx, '2026-02-11')
  const operator = await operatorActor(ctx)
  const there = await findSignIn(ctx.db, s.login)
  if (there && !there.must_change) return
  const made = there
    ? await resetPassword(early, operator, there.account_id)
    : await addAccount(early, operator, { login: s.login, name: s.name, role: s.role, placeCode: s.place })
  await changePassword(early, await actorByLogin(early, s.login), {
    old: made.oneTimePassword,
    new: PASSWORD,
    keep: null,
  })
}
