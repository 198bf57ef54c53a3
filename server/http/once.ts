import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { claimKey, keepAnswer, releaseKey, renewKey } from '../db/idempotency.ts'

/** Milliseconds: a key whose holder is silent for ten seconds is another's to take. */
const RENEW_EVERY = 2000
/** The database was away: tried again after so long, so many times. */
const AGAIN = 1000
const TRIES = 60

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
      await releaseKey(ctx, claimed).catch((fault: Error) => {
        warn(fault)
        later(() => releaseKey(ctx, claimed), TRIES)
      })
      throw error
    })
    await keepAnswer(ctx, claimed, answer).catch((error: Error) => {
      warn(error)
      later(() => keepAnswer(ctx, claimed, answer), TRIES)
    })
    return { answer, again: false }
  } finally {
    clearInterval(renewing)
  }
}

/**
 * The database was away for a moment: what a key stands for is written down when it is back (M7). Until then, and for the ten
 * seconds after, it stays taken.
 */
const later = (write: () => Promise<unknown>, tries: number) => {
  setTimeout(() => {
    write().catch(() => {
      if (tries > 1) later(write, tries - 1)
    })
  }, AGAIN).unref()
}
