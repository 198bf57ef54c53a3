import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import type { SignInRow } from './db/sign-in.ts'
import { oneByOne } from './one-by-one.ts'
import { checkPassword } from './password.ts'
import { guardsOf } from './sign-in-guards.ts'

/**
 * One's own password once more, before a lock is changed: an open session left at a school's computer is no place to try passwords, nor
 * many at once. `wrong`: the sentence. Errors: sign-in-failed, sign-in-locked.
 */
export const mustBeOwnPassword = <Row extends Pick<SignInRow, 'password_hash'>>(
  ctx: Ctx,
  actor: Actor,
  { row, password, wrong }: { row: Row | null; password: string; wrong: string },
): Promise<Row> => {
  const key = `password ${actor.accountId}`
  return oneByOne(key, async () => {
    const { device } = guardsOf(ctx.db)
    const wait = device.wait(key, ctx.now())
    if (wait > 0) throw new AppError('sign-in-locked', { retryAfter: wait })
    if (row !== null && (await checkPassword(password, row.password_hash))) return row
    device.fail(key, ctx.now())
    throw new AppError('sign-in-failed', undefined, wrong)
  })
}
