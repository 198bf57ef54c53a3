import type { Logger } from 'pino'

/** Asked by a job between its steps: true when it should give up. */
export type Stopped = () => boolean
export type Jobs = {
  /** Puts work at the end of the queue; a key that waits or runs is not put twice. */
  add: (key: string, work: (stopped: Stopped) => Promise<void>) => void
  /** Waits or runs here. */
  has: (key: string) => boolean
  /** Resolves when nothing waits or runs any more. */
  idle: () => Promise<void>
  /** Nothing new begins, and what runs is told to give up; resolves when it has. */
  close: () => Promise<void>
}

/**
 * Work that outlives a request, one piece after the other in this process (decision 009). What must survive the process stands
 * in the database and is put right at the next start; the queue itself holds nothing that would be missed.
 */
export const makeJobs = (log: Pick<Logger, 'error'>): Jobs => {
  const waiting = new Map<string, (stopped: Stopped) => Promise<void>>()
  let running: string | null = null
  let closed = false
  let turning: Promise<void> = Promise.resolve()
  const turn = async () => {
    for (const [key, work] of waiting) {
      waiting.delete(key)
      if (closed) continue
      running = key
      await work(() => closed).catch((error: Error) => log.error({ job: key, fault: error.name }, 'job failed'))
      running = null
    }
  }
  return {
    add: (key, work) => {
      if (closed || running === key || waiting.has(key)) return
      waiting.set(key, work)
      turning = turning.then(turn)
    },
    has: (key) => running === key || waiting.has(key),
    idle: async () => {
      while (running !== null || waiting.size > 0) await turning
    },
    close: async () => {
      closed = true
      await turning
    },
  }
}
