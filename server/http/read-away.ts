import type { MiddlewareHandler } from 'hono'

/** Smaller bodies wait in the connection's own buffers. */
const LITTLE = 64 * 1024
/** What is read of a refused body, and for how long, before the answer goes out all the same. */
const MOST = 128 * 1024 * 1024
const PATIENCE = 5000

/**
 * A refused request may still be sending (a file that is too large, an upload without sign-in). Answered and closed at once, the
 * sender sees a broken connection instead of the answer: what it sends is read and let go first.
 */
export const readAway: MiddlewareHandler = async (c, next) => {
  await next()
  if (!(Number(c.req.header('content-length') ?? 0) > LITTLE) || c.req.raw.bodyUsed) return
  const { body } = c.req.raw
  if (!body || body.locked) return
  const reader = body.getReader()
  const late = setTimeout(() => reader.cancel().catch(() => {}), PATIENCE)
  try {
    for (let read = 0; read < MOST; ) {
      const { done, value } = await reader.read()
      if (done) break
      read += (value as Uint8Array).length
    }
  } catch {
    // The sender is gone: nobody waits for the answer.
  } finally {
    clearTimeout(late)
  }
}
