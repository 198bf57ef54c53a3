import { randomBytes } from 'node:crypto'
import { AppError } from '../../domain/errors.ts'
import { actorOf } from '../actor.ts'
import type { Ctx } from '../context.ts'
import { insertSession } from '../db/session.ts'
import { clearFailures, countFailure, findSignIn } from '../db/sign-in.ts'
import { inActorTx } from '../db/tx.ts'
import { checkPassword } from '../password.ts'

/** A session ends after twelve hours at the latest, whatever is done in it. */
export const SESSION_HOURS = 12
/** And after so many minutes without a request. */
export const IDLE_MINUTES = 30

export type Started = { token: string; csrf: string; county: number; accountId: string; postId: string }

/** Signs in. A wrong login and a wrong password are answered alike and take as long; five wrong tries lock with growing delay. */
export const signIn = async (
  ctx: Ctx,
  input: { login: string; password: string; device?: string | undefined },
): Promise<Started> => {
  const login = input.login.trim().toLowerCase()
  const now = new Date(ctx.now())
  const row = await findSignIn(ctx.db, login)
  if (row?.locked_until && row.locked_until > now) throw new AppError('sign-in-locked')
  const right = await checkPassword(input.password, row?.password_hash ?? null)
  if (!row || !right || row.disabled) {
    if (row) await countFailure(ctx.db, login, now)
    throw new AppError('sign-in-failed')
  }
  if (row.failures > 0) await clearFailures(ctx.db, login)
  const actor = await actorOf(ctx, row.county, row.account_id, null, 'session')
  const token = randomBytes(32).toString('base64url')
  const csrf = randomBytes(18).toString('base64url')
  await insertSession(ctx.db, token, {
    kind: 'session',
    county: row.county,
    account_id: row.account_id,
    post_id: actor.postId,
    csrf,
    device: input.device ?? null,
    label: null,
    created_at: now,
    seen_at: now,
    ends_at: new Date(ctx.now() + SESSION_HOURS * 3_600_000),
  })
  await inActorTx(
    ctx.db,
    actor,
    async (tx) => {
      await tx.write([{ table: 'account', op: 'update', id: row.account_id, set: { last_sign_in_at: now } }], {
        action: 'session.start',
        subject: 'account',
        subjectId: row.account_id,
      })
    },
    { now: ctx.now() },
  )
  return { token, csrf, county: row.county, accountId: row.account_id, postId: actor.postId }
}
