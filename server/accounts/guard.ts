/**
 * Counts wrong tries under a key and makes the next one wait: the first `free` cost nothing, each further one doubles the wait.
 * Remembered in this process only, for as long as `forget` after the last wrong try; at most `keys` of them.
 */
export type Guard = {
  /** Seconds still to wait; 0 when the next try may come. */
  wait: (key: string, now: number) => number
  fail: (key: string, now: number) => void
  clear: (key: string) => void
}

type Count = { failures: number; until: number; last: number }

export const makeGuard = (rule: {
  free: number
  first: number
  most: number
  forget: number
  keys?: number
}): Guard => {
  const counts = new Map<string, Count>()
  const most = rule.keys ?? 20_000
  return {
    wait: (key, now) => Math.max(0, Math.ceil(((counts.get(key)?.until ?? 0) - now) / 1000)),
    fail: (key, now) => {
      const known = counts.get(key)
      const failures = known && now - known.last < rule.forget ? known.failures + 1 : 1
      const over = failures - rule.free
      const until = over < 0 ? 0 : now + Math.min(rule.most, rule.first * 2 ** over)
      // Newest last: the map's own order says which to forget when there are too many.
      counts.delete(key)
      counts.set(key, { failures, until, last: now })
      if (counts.size > most) {
        const oldest = counts.keys().next().value
        if (oldest !== undefined) counts.delete(oldest)
      }
    },
    clear: (key) => {
      counts.delete(key)
    },
  }
}
