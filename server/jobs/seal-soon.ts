import type { Ctx } from '../context.ts'
import { sealAll } from '../installation/queries/seal-all.ts'

/** What was done is sealed at the latest so long afterwards (M4: the last minute could be cut off unseen). */
const EVERY = 2000

/**
 * Seals soon after something was done, and once at the start for what an end without warning left. `stop` seals the rest. What
 * another process did is sealed by itself, or with the next of ours. `every`: milliseconds from one turn to the next.
 */
export const sealSoon = (ctx: Ctx, every = EVERY): { stop: () => Promise<void> } => {
  let sealed = -1
  let running = Promise.resolve()
  const seal = async () => {
    const { commits } = ctx.db.audited
    if (commits === sealed) return
    try {
      await sealAll(ctx)
      sealed = commits
    } catch (error) {
      // Tried again with the next turn.
      ctx.log.warn({ fault: (error as Error).message }, 'sealing failed')
    }
  }
  const turn = () => {
    running = running.then(seal)
    return running
  }
  const timer = setInterval(turn, every)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      return turn()
    },
  }
}
