import { Worker } from 'node:worker_threads'
import type { RosterFaultCode } from './fault.ts'
import { RosterFault } from './fault.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'

/** Whatever a file claims to be: it is read beside the server, within this memory and time. */
const MEMORY_MB = 160
const SECONDS = 4

export type WorkerAnswer = { reading: RosterReading } | { fault: RosterFaultCode }

/** `readRoster` in a thread of its own; a file that takes too much memory or time is `too-large`. */
export const readInWorker = (
  bytes: Uint8Array,
  options: ReadOptions,
  limits: { seconds?: number } = {},
): Promise<RosterReading> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { bytes, options },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB, maxYoungGenerationSizeMb: 32 },
    })
    const timer = setTimeout(
      () => {
        reject(new RosterFault('too-large'))
        void worker.terminate()
      },
      (limits.seconds ?? SECONDS) * 1000,
    )
    worker.once('message', (answer: WorkerAnswer) => {
      clearTimeout(timer)
      if ('reading' in answer) resolve(answer.reading)
      else reject(new RosterFault(answer.fault))
      void worker.terminate()
    })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      reject(new RosterFault(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'corrupt'))
    })
  })
