import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { runWatched } from '../watched-process.ts'
import type { RosterFaultCode } from './fault.ts'
import { RosterFault } from './fault.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'

/**
 * Whatever a file claims to be: it is read in a process of its own, within this memory and time. The time is the processor's
 * where the system tells it: a good list must not be refused because the machine is busy with something else. `LONGEST_SECONDS`
 * by the clock ends a reader that neither works nor ends.
 */
const MEMORY_MB = 160
/**
 * It lives for two seconds: what the slower of the two compilers makes of its code comes too late, and takes a fifth of its processor
 * (ten thousand rows 2.3 → 1.9 s of it, a thousand 0.55 → 0.47; by the clock 5 in 100 less, and for thirty thousand 6 more).
 */
const SHORT_LIVED = '--no-turbofan'
const SECONDS = 4
const LONGEST_SECONDS = 300
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Goes before the file's own bytes, with its length in four bytes before it: the file is never copied to be sent. */
export type WorkerAsk = { length: number; options: ReadOptions }
export type WorkerAnswer = { reading: RosterReading } | { fault: RosterFaultCode; message?: string }

/** So many readers at once: each may take its memory, and a school's computer has little. */
const AT_ONCE = 2
let reading = 0
const waiting: (() => void)[] = []
const inTurn = async <T>(read: () => Promise<T>): Promise<T> => {
  if (reading >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  else reading++
  try {
    return await read()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading--
  }
}

/**
 * `readRoster` in a process of its own (decision 009): a file that takes too much memory or time is `too-large`, and ends nobody
 * but its reader; what the reading took is given back to the machine whole. Two at once, the others wait their turn.
 */
export const readInWorker = (
  bytes: Uint8Array,
  options: ReadOptions,
  limits: { seconds?: number } = {},
): Promise<RosterReading> => inTurn(() => readOne(bytes, options, limits))

const readOne = async (
  bytes: Uint8Array,
  options: ReadOptions,
  limits: { seconds?: number },
): Promise<RosterReading> => {
  const seconds = limits.seconds ?? SECONDS
  const done = await runWatched(
    WORKER,
    [`--max-old-space-size=${MEMORY_MB}`, '--max-semi-space-size=16', SHORT_LIVED],
    { seconds, longest: Math.max(seconds, LONGEST_SECONDS) },
    (to) => {
      const ask = serialize({ length: bytes.length, options } satisfies WorkerAsk)
      const size = Buffer.alloc(4)
      size.writeUInt32LE(ask.length)
      to.write(size)
      to.write(ask)
      to.end(bytes)
    },
  )
  if ('ended' in done) throw new RosterFault(done.ended === 'unbegun' ? 'corrupt' : 'too-large')
  const answer = deserialize(done.said) as WorkerAnswer
  if ('reading' in answer) return answer.reading
  throw new RosterFault(answer.fault, answer.message)
}
