import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import { processorSeconds } from '../../import/processor-time.ts'
import { PictureFault, type PictureFaultCode } from './fault.ts'
import { sniffPicture } from './sniff.ts'

/** A picture as it is kept: JPEG of at most 200 KB without anything beside it, and a small one for lists. */
export type Shrunk = { picture: Uint8Array; small: Uint8Array; width: number; height: number }
export type ShrinkAnswer = Shrunk | { fault: PictureFaultCode }

/** Seconds of the processor, and by the clock: a good picture is not refused because the machine is busy. */
const SECONDS = 15
const LONGEST_SECONDS = 120
/** Bytes that the process may hold, where the system tells. */
const MEMORY = 600 * 1024 * 1024
const LOOK_MS = 100
const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** Nothing of the server's surroundings goes along; Windows needs its own folder named. */
const BARE = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}

let last: Promise<unknown> = Promise.resolve()

/**
 * Draws a picture anew in a process of its own (decision 062): a file that claims to be one, or that takes too much time or memory, ends nobody but
 * its reader. One at a time: a school's machine has little memory. Errors: PictureFault.
 */
export const shrinkPicture = async (bytes: Uint8Array): Promise<Shrunk> => {
  sniffPicture(bytes)
  const mine = last.then(() => drawAnew(bytes))
  last = mine.catch(() => {})
  return mine
}

const drawAnew = (bytes: Uint8Array): Promise<Shrunk> =>
  new Promise((resolve, reject) => {
    const reader = spawn(process.execPath, ['--max-old-space-size=160', '--no-warnings', WORKER], {
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      env: BARE,
    })
    const begun = performance.now()
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      const used = processorSeconds(reader.pid ?? 0) ?? passed
      if (used < SECONDS && passed < LONGEST_SECONDS && heldBy(reader.pid ?? 0) < MEMORY) return
      reject(new PictureFault('too-hard'))
      reader.kill('SIGKILL')
    }, LOOK_MS)
    const said: Buffer[] = []
    reader.stdout.on('data', (part: Buffer) => said.push(part))
    reader.once('error', () => {
      clearInterval(timer)
      reject(new PictureFault('too-hard'))
    })
    reader.once('close', (code) => {
      clearInterval(timer)
      // What ends the native library ends this process alone, with no word.
      if (code !== 0 || said.length === 0) return reject(new PictureFault('too-hard'))
      const answer = deserialize(Buffer.concat(said)) as ShrinkAnswer
      if ('fault' in answer) reject(new PictureFault(answer.fault))
      else resolve(answer)
    })
    // A reader that ended early is found out by its end.
    reader.stdin.on('error', () => {})
    reader.stdin.end(bytes)
  })

const PAGE = 4096
/** Bytes of memory that a process holds; nothing where the system does not tell. */
const heldBy = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE
  } catch {
    return 0
  }
}
