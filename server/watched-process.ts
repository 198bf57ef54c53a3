import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { processorSeconds } from './import/processor-time.ts'

const LOOK_MS = 100
const PAGE = 4096

/** Nothing of the server's surroundings goes along; Windows needs its own folder named. */
const BARE = process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}

let compiled: string | null = null
/** In this folder Node keeps what it has made of our files: such a process begins in half the time. It may be deleted at any time. */
export const keepCompiledIn = (folder: string): void => {
  compiled = folder
}

export type Limits = {
  /** Seconds of the processor, where the system tells them: what is good is not refused because the machine is busy with something else. */
  seconds: number
  /** Seconds by the clock that end one which neither works nor ends. */
  longest: number
  /** Bytes of memory that it may hold, where the system tells; none: what its own settings hold it to. */
  memory?: number
}

/** What became of it: what it said, or that it took too much, ended with no word, or could not be begun. */
export type Watched = { said: Buffer } | { ended: 'limit' | 'wordless' | 'unbegun' }

/**
 * Runs one of our files in a process of its own, which whatever it is given ends alone (decision 009): `feed` writes what it is asked and ends the
 * stream; it answers on its standard output.
 */
export const runWatched = (
  file: string,
  settings: readonly string[],
  limits: Limits,
  feed: (to: Writable) => void,
): Promise<Watched> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [...settings, '--no-warnings', file], {
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
      env: compiled === null ? BARE : { ...BARE, NODE_COMPILE_CACHE: compiled },
    })
    const pid = child.pid ?? 0
    const begun = performance.now()
    const timer = setInterval(() => {
      const passed = (performance.now() - begun) / 1000
      const used = processorSeconds(pid) ?? passed
      const held = limits.memory === undefined ? 0 : heldBy(pid)
      if (used < limits.seconds && passed < limits.longest && held < (limits.memory ?? 1)) return
      resolve({ ended: 'limit' })
      child.kill('SIGKILL')
    }, LOOK_MS)
    const said: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => said.push(part))
    child.once('error', () => {
      clearInterval(timer)
      resolve({ ended: 'unbegun' })
    })
    child.once('close', (code) => {
      clearInterval(timer)
      // Out of memory, or a native library that fell over, ends the process with no word.
      resolve(code !== 0 || said.length === 0 ? { ended: 'wordless' } : { said: Buffer.concat(said) })
    })
    // One that ended early has said why, or will be found out by its end.
    child.stdin.on('error', () => {})
    feed(child.stdin)
  })

/** Bytes of memory that a process holds; nothing where the system does not tell. */
const heldBy = (pid: number): number => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE
  } catch {
    return 0
  }
}
