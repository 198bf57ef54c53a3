import { parentPort, workerData } from 'node:worker_threads'
import { RosterFault } from './fault.ts'
import type { WorkerAnswer } from './read-in-worker.ts'
import { type ReadOptions, readRoster } from './read-roster.ts'

const { bytes, options } = workerData as { bytes: Uint8Array; options: ReadOptions }
const answer = await readRoster(bytes, options).then(
  (reading): WorkerAnswer => ({ reading }),
  (error: unknown): WorkerAnswer => ({ fault: error instanceof RosterFault ? error.code : 'corrupt' }),
)
parentPort?.postMessage(answer)
