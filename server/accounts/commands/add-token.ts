import { randomBytes } from 'node:crypto'
import { AppError } from '../../../domain/errors.ts'
import type { Actor } from '../../../domain/roles.ts'
import { actorOf } from '../../actor.ts'
import { can } from '../../can.ts'
import type { Ctx } from '../../context.ts'
import { inActorTx } from '../../db/tx.ts'
import { insertSession } from '../db/session.ts'
import { findSignIn } from '../db/sign-in.ts'
import { reachableAccount } from '../reachable-account.ts'

/**
 * A bearer token with the account's rights, for scripts; shown once, kept as a hash. 1 to 366 days. For oneself, or for whom the
 * actor may make accounts: a token opens what its owner may open.
 */
export const addToken = async (
  ctx: Ctx,
  actor: Actor,
  input: { login: string; days: number },
): Promise<{ token: string; endsAt: string }> => {
  can(actor, 'account.write')
  if (!Number.isInteger(input.days) || input.days < 1 || input.days > 366)
    throw new AppError('invalid', undefined, '有效天数要在 1 到 366 之间。')
  const row = await findSignIn(ctx.db, input.login.trim().toLowerCase())
  if (!row || row.disabled || row.county !== actor.countyId)
    throw new AppError('not-found', undefined, `没有登录名“${input.login}”，或已停用。`)
  if (row.account_id !== actor.accountId)
    await inActorTx(ctx.db, actor, (tx) => reachableAccount(tx, actor, row.account_id), {
      readOnly: true,
      now: ctx.now(),
    })
  const owner = await actorOf(ctx, row.county, row.account_id, null, 'token')
  const token = `ny_${randomBytes(32).toString('base64url')}`
  const now = new Date(ctx.now())
  const ends = new Date(ctx.now() + input.days * 86_400_000)
  await insertSession(ctx.db, token, {
    kind: 'token',
    county: row.county,
    account_id: row.account_id,
    post_id: owner.postId,
    csrf: '',
    device: null,
    label: 'cli',
    created_at: now,
    seen_at: now,
    ends_at: ends,
  })
  await inActorTx(
    ctx.db,
    actor,
    async (tx) =>
      tx.note({
        action: 'token.add',
        subject: 'account',
        subjectId: row.account_id,
        placeId: owner.placeId,
        detail: { days: input.days },
      }),
    { now: ctx.now() },
  )
  return { token, endsAt: ends.toISOString() }
}
