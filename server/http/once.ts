import { AppError } from '../../domain/errors.ts'
import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { claimKey, endClaim, keepAnswer, releaseKey, renewKey } from '../db/idempotency.ts'

/** Milliseconds: a key whose holder is silent for ten seconds is another's to take. */
const RENEW_EVERY = 2000
/** While the database is away: how often, and how many times (an hour). */
const AGAIN_EVERY = 1000
const TRIES = 3600

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
  const { claimed } = claim
  const warn = (error: Error) => ctx.log.warn({ fault: error.name }, 'idempotency key not kept')
  // Work of more than ten seconds is still under way.
  const renewing = setInterval(() => {
    renewKey(ctx, claimed).catch(warn)
  }, RENEW_EVERY)
  let answer: unknown
  try {
    answer = await work()
  } catch (error) {
    clearInterval(renewing)
    endClaim(claimed)
    // A retry to this process takes the key at once; other processes wait until it is given back.
    await untilDone(() => releaseKey(ctx, claimed), warn)
    throw error
  }
  clearInterval(renewing)
  // The key stays ours until the answer stands there.
  await untilDone(
    () => keepAnswer(ctx, claimed, answer),
    warn,
    () => endClaim(claimed),
  )
  return { answer, again: false }
}

/**
 * What is written down after the work: at once, or where the database is away for a moment, when it is back (M7). The request is
 * not kept waiting for that. `then` runs when it is done, or given up.
 */
const untilDone = async (
  write: () => Promise<unknown>,
  warn: (error: Error) => void,
  then: () => void = () => {},
): Promise<void> => {
  const again = (left: number) => {
    if (left === 0) return then()
    setTimeout(() => write().then(then, () => again(left - 1)), AGAIN_EVERY).unref()
  }
  await write().then(then, (error: Error) => {
    warn(error)
    again(TRIES)
  })
}
