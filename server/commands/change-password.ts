import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import { selfOnly } from '../can.ts'
import type { Ctx } from '../context.ts'
import { deleteSessionsOf } from '../db/session.ts'
import { setPasswordHash, signInOf } from '../db/sign-in.ts'
import { inActorTx } from '../db/tx.ts'
import { checkPassword, hashPassword, weakPassword } from '../password.ts'
import { guardsOf } from '../sign-in-guards.ts'

/** One's own password; every other session of the account ends. Errors: sign-in-failed (old one wrong), password-weak. */
export const changePassword = async (
  ctx: Ctx,
  actor: Actor,
  input: { old: string; new: string; keep: string | null },
): Promise<void> => {
  selfOnly(actor, actor.accountId)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      const row = await signInOf(tx, actor.accountId)
      // An open session left at a school's computer is no place to try passwords.
      const { device } = guardsOf(ctx.db)
      const wait = device.wait(`password ${actor.accountId}`, ctx.now())
      if (wait > 0) throw new AppError('sign-in-locked', { retryAfter: wait })
      const right = row !== null && (await checkPassword(input.old, row.password_hash))
      if (!right) {
        device.fail(`password ${actor.accountId}`, ctx.now())
        throw new AppError('sign-in-failed', undefined, '现在的密码不对，请核对后再试。')
      }
      if (weakPassword(input.new, row.login) || input.new === input.old) throw new AppError('password-weak')
      await setPasswordHash(tx, actor.accountId, await hashPassword(input.new), false)
      tx.note({ action: 'password.change', subject: 'account', subjectId: actor.accountId })
    },
    { now: ctx.now() },
  )
  await deleteSessionsOf(ctx.db, actor.countyId, actor.accountId, input.keep ?? undefined)
}
