import { AppError } from '../../../domain/errors.ts'
import { shanghaiDate } from '../../../domain/kit/dates.ts'
import type { Actor } from '../../../domain/roles.ts'
import { selfOnly } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { postsOf } from '../db/account.ts'
import { deleteSessionsOf } from '../db/session.ts'
import { replacePasswordHash, signInOf } from '../db/sign-in.ts'
import { wordsOfPerson } from '../known-words.ts'
import { mustBeOwnPassword } from '../own-password.ts'
import { hashPassword } from '../password.ts'
import { weakPassword } from '../strong-password.ts'

const WRONG = '现在的密码不对，请核对后再试。'

/**
 * One's own password; every other session of the account ends. Both passwords are hashed outside of a transaction: that waits
 * for its turn among the sign-ins, and holds no connection meanwhile. Errors: sign-in-failed (old one wrong, or reset in between),
 * password-weak.
 */
export const changePassword = async (
  ctx: Ctx,
  actor: Actor,
  input: { old: string; new: string; keep: string | null },
): Promise<void> => {
  selfOnly(actor, actor.accountId)
  const [known, tree, posts] = await inActorTx(
    ctx.db,
    actor,
    (tx) =>
      Promise.all([
        signInOf(tx, actor.accountId),
        tx.tree(),
        postsOf(tx, shanghaiDate(ctx.now()), actor.accountId),
      ] as const),
    { readOnly: true },
  )
  const row = await mustBeOwnPassword(ctx, actor, { row: known, password: input.old, wrong: WRONG })
  const places = [actor.placeId, ...posts.map((p) => p.place_id)]
  const words = wordsOfPerson({ login: row.login, name: actor.name, places }, tree)
  if (weakPassword(input.new, words) || input.new === input.old) throw new AppError('password-weak')
  const hash = await hashPassword(input.new)
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      if (!(await replacePasswordHash(tx, actor.accountId, row.password_hash, hash)))
        throw new AppError('sign-in-failed', undefined, WRONG)
      tx.note({ action: 'password.change', subject: 'account', subjectId: actor.accountId })
    },
    { now: ctx.now() },
  )
  await deleteSessionsOf(ctx.db, actor.countyId, actor.accountId, input.keep ?? undefined)
}
