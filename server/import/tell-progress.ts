import type { Actor } from '../../domain/roles.ts'
import type { Ctx } from '../context.ts'
import { inActorTx } from '../db/tx.ts'
import { type Attempt, type ImportProgress, noteProgress } from '../rosters/db/import-state.ts'

const TOLD_EVERY_MS = 600

/**
 * Notes on an import how far the work is, in transactions of its own beside the one that works, never two at once. `gone` once
 * somebody stopped it (also if another was begun since); `end` before the process lets go.
 */
export const tellProgress = (ctx: Ctx, actor: Actor, attempt: Attempt) => {
  let latest: ImportProgress | null = null
  let gone = false
  let telling: Promise<void> = Promise.resolve()
  const tell = async () => {
    const progress = latest
    if (!progress || gone) return
    latest = null
    gone = !(await inActorTx(ctx.db, actor, (tx) => noteProgress(tx, attempt, progress), { now: ctx.now() }))
  }
  const timer = setInterval(() => {
    telling = telling.then(tell).catch((error: Error) => ctx.log.warn({ fault: error.name }, 'progress not noted'))
  }, TOLD_EVERY_MS)
  return {
    say: (progress: ImportProgress) => {
      latest = progress
    },
    gone: () => gone,
    end: async () => {
      clearInterval(timer)
      await telling
    },
  }
}
