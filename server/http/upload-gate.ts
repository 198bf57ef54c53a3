import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../domain/errors.ts'

/** Files that stand in memory at once; the others wait in their connections. */
const AT_ONCE = 2
/** Who waits behind them; more are asked to come again. */
const WAITING = 30
/** Milliseconds that one waits. */
const PATIENCE = 30_000

/** A file is held whole while it is sealed: twelve at once took more than a gigabyte (L8). Few are let in, one after another. */
export const uploadGate = (): MiddlewareHandler => {
  let inside = 0
  const queue: (() => void)[] = []
  const enter = (): Promise<void> => {
    if (inside < AT_ONCE) {
      inside++
      return Promise.resolve()
    }
    if (queue.length >= WAITING) return Promise.reject(new AppError('busy', { retryAfter: 10 }))
    return new Promise((resolve, reject) => {
      const turn = () => {
        clearTimeout(late)
        resolve()
      }
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1)
        reject(new AppError('busy', { retryAfter: 10 }))
      }, PATIENCE)
      queue.push(turn)
    })
  }
  /** Whoever waits longest takes the place over. */
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else inside--
  }
  return async (_c, next) => {
    await enter()
    try {
      await next()
    } finally {
      leave()
    }
  }
}
