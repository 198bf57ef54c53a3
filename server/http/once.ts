import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { type Claimed, claimKey, keepAnswer, releaseKey, renewKey } from '../db/idempotency.ts'

/** Milliseconds: a key whose holder is silent for a minute is another's to take. */
const RENEW_EVERY = 20_000
const KEEP_TRIES = 5

/**
 * Runs the work for the first request with this key; the same request again gets the same answer. Only work that threw, and so
 * left nothing, gives its key back; what was done is never done again because its answer could not be written down at once.
 */
export const once = async (
  ctx: Ctx,
  actor: Actor,
  key: string,
  hash: string,
  work: () => Promise<unknown>,
): Promise<{ answer: unknown; again: boolean }> => {
  const claim = await claimKey(ctx, actor, key, hash)
  if (claim === 'reused') throw new AppError('key-reused')
  if (claim === 'in-progress') throw new AppError('in-progress', { retryAfter: 2 })
  if (!claim.first) return { answer: claim.answer, again: true }
  const claimed = { actor, key, hash }
  const warn = (error: Error) => ctx.log.warn({ fault: error.name }, 'idempotency key not kept')
  // Work of more than a minute is still under way.
  const renewing = setInterval(() => {
    renewKey(ctx, claimed).catch(warn)
  }, RENEW_EVERY)
  try {
    const answer = await work().catch(async (error: unknown) => {
      await releaseKey(ctx, claimed).catch(warn)
      throw error
    })
    await keepAnswer(ctx, claimed, answer).catch((error: Error) => {
      warn(error)
      keepLater(ctx, claimed, answer, KEEP_TRIES)
    })
    return { answer, again: false }
  } finally {
    clearInterval(renewing)
  }
}

/** The database was away for a moment: the answer is given now, and written down when it is back; until then the key stays taken. */
const keepLater = (ctx: Ctx, claimed: Claimed, answer: unknown, tries: number) => {
  setTimeout(() => {
    keepAnswer(ctx, claimed, answer).catch(() => {
      if (tries > 1) keepLater(ctx, claimed, answer, tries - 1)
    })
  }, RENEW_EVERY / KEEP_TRIES).unref()
}
