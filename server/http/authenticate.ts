import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import { IDLE_MINUTES } from '../accounts/commands/sign-in.ts'
import { findSession, touchSession } from '../accounts/db/session.ts'
import { sessionActor } from '../actor.ts'
import type { Ctx } from '../context.ts'

export type SignedIn = { actor: Actor; token: string; csrf: string; kind: 'session' | 'token'; mustChange: boolean }

/** Who is asking: by cookie (idle and absolute limits) or by bearer token (its own end). Null: nobody. */
export const authenticate = async (
  ctx: Ctx,
  given: { cookie: string | null; bearer: string | null },
): Promise<SignedIn | null> => {
  const token = given.bearer ?? given.cookie
  if (!token) return null
  const session = await findSession(ctx.db, token)
  if (!session || (session.kind === 'token') !== (given.bearer !== null)) return null
  if (session.disabled) return null
  const now = ctx.now()
  const idle = session.kind === 'session' && now - session.seen_at.getTime() > IDLE_MINUTES * 60_000
  // Refused, and cleared away by the server’s own tidying: a clock set wrong for an hour ends nothing for good (L9).
  if (session.ends_at.getTime() < now || idle) return null
  if (now - session.seen_at.getTime() > 30_000) await touchSession(ctx.db, token, new Date(now))
  const actor = await sessionActor(ctx, session).catch((error: unknown) => {
    if (error instanceof AppError) return null
    throw error
  })
  return actor ? { actor, token, csrf: session.csrf, kind: session.kind, mustChange: session.must_change } : null
}
