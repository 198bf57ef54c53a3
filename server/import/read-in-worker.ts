import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import type { RosterFaultCode } from './fault.ts'
import { RosterFault } from './fault.ts'
import { processorSeconds } from './processor-time.ts'
import type { ReadOptions } from './read-roster.ts'
import type { RosterReading } from './reading.ts'

/**
 * Whatever a file claims to be: it is read in a process of its own, within this memory and time. The time is the processor's
 * where the system tells it: a good list must not be refused because the machine is busy with something else. `LONGEST_SECONDS`
 * by the clock ends a reader that neither works nor ends.
 */
const MEMORY_MB = 160
const SECONDS = 4
const LONGEST_SECONDS = 300
const LOOK_MS = 100
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))

/** Nothing of the server's surroundings goes along; Windows needs its own folder named. */
const BARE = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}

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

const readOne = (bytes: Uint8Array, options: ReadOptions, limits: { seconds?: number }): Promise<RosterReading> =>
  new Promise((resolve, reject) => {
    const reader = spawn(
      process.execPath,
      [`--max-old-space-size=${MEMORY_MB}`, '--max-semi-space-size=16', '--no-warnings', WORKER],
      { stdio: ['pipe', 'pipe', 'ignore'], windowsHide: true, env: BARE },
    )
    const seconds = limits.seconds ?? SECONDS
    const begun = performance.now()
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      const used = processorSeconds(reader.pid ?? 0) ?? passed
      if (used < seconds && passed < Math.max(seconds, LONGEST_SECONDS)) return
      reject(new RosterFault('too-large'))
      reader.kill('SIGKILL')
    }, LOOK_MS)
    const said: Buffer[] = []
    reader.stdout.on('data', (part: Buffer) => said.push(part))
    reader.once('error', () => {
      clearInterval(timer)
      reject(new RosterFault('corrupt'))
    })
    reader.once('close', (code) => {
      clearInterval(timer)
      // Out of memory ends the process with no word.
      if (code !== 0 || said.length === 0) return reject(new RosterFault('too-large'))
      const answer = deserialize(Buffer.concat(said)) as WorkerAnswer
      if ('reading' in answer) resolve(answer.reading)
      else reject(new RosterFault(answer.fault, answer.message))
    })
    // A reader that ended early has said why, or will be found out by its end.
    reader.stdin.on('error', () => {})
    const ask = serialize({ length: bytes.length, options } satisfies WorkerAsk)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(ask.length)
    reader.stdin.write(size)
    reader.stdin.write(ask)
    reader.stdin.end(bytes)
  })
