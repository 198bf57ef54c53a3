import type { MiddlewareHandler } from 'hono'
import { AppError } from '../../domain/errors.ts'

const MB = 1024 * 1024
/** Bytes of bodies in hand at once (L8): each is held a few times over while it is read, checked, sealed and stored. */
const MOST = 82 * MB
/** Smaller ones always find room. */
const SMALL = 256 * 1024
/** Milliseconds that one waits for room; what it sends waits in the connection meanwhile. */
const PATIENCE = 45_000

const FULL = '现在同时上传的文件太多，请过半分钟再试一次。'

export type Room = { enter: (bytes: number) => Promise<() => void> }

/** First come, first served; who waited too long is told to try again. */
export const makeRoom = (most = MOST, patience = PATIENCE): Room => {
  let taken = 0
  const waiting: { bytes: number; go: () => void }[] = []
  const next = () => {
    for (let first = waiting[0]; first && taken + first.bytes <= most; first = waiting[0]) {
      waiting.shift()
      taken += first.bytes
      first.go()
    }
  }
  const leaving = (bytes: number) => {
    let left = false
    return () => {
      if (left) return
      left = true
      taken -= bytes
      next()
    }
  }
  return {
    enter: (asked) => {
      const bytes = Math.min(asked, most)
      return new Promise((resolve, reject) => {
        const one = {
          bytes,
          go: () => {
            clearTimeout(late)
            resolve(leaving(bytes))
          },
        }
        const late = setTimeout(() => {
          waiting.splice(waiting.indexOf(one), 1)
          reject(new AppError('busy', { retryAfter: 30 }, FULL))
          next()
        }, patience)
        waiting.push(one)
        next()
      })
    },
  }
}

/** Lets a request with a body in when there is room for it; `most` is what a body that does not say its size may hold. */
export const roomFor =
  (room: Room, most: number): MiddlewareHandler =>
  async (c, next) => {
    const said = c.req.header('content-length')
    const bytes = said === undefined ? (c.req.header('transfer-encoding') ? most : 0) : Number(said)
    // One that is too large is refused unread, and needs none.
    if (!(bytes > SMALL) || bytes > most) return next()
    const leave = await room.enter(bytes)
    try {
      await next()
    } finally {
      leave()
    }
  }
