import { type ChildProcess, spawn } from 'node:child_process'
import { onOrphaned } from '../cli/orphan.ts'

/** What runs now: told to stop with us (each ends its own database and browsers), and ended when it does not. */
const running = new Set<ChildProcess>()
let stopping = false
const stop = () => {
  if (stopping) return
  stopping = true
  for (const child of running) child.kill('SIGTERM')
  setTimeout(() => {
    for (const child of running) child.kill('SIGKILL')
    process.exit(143)
  }, 4000)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
onOrphaned(stop)

/** Runs one program of the project under the project's own Node, its output passed on. Resolves to the exit code. */
export const runStep = (args: string[], env: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve) => {
    if (stopping) return resolve(143)
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    ended(child, resolve)
  })

const ended = (child: ChildProcess, resolve: (code: number) => void) => {
  running.add(child)
  child.once('close', (code) => {
    running.delete(child)
    if (stopping && running.size === 0) process.exit(143)
    resolve(code ?? 1)
  })
}

/** The same in another folder, its output kept instead of shown. */
export const captureStep = (args: string[], cwd: string): Promise<{ code: number; out: string }> =>
  new Promise((resolve) => {
    if (stopping) return resolve({ code: 143, out: '' })
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text
      })
    ended(child, (code) => resolve({ code, out }))
  })

export const TYPESCRIPT = 'node_modules/typescript/bin/tsc'
export const BIOME = 'node_modules/@biomejs/biome/bin/biome'
export const VITEST = 'node_modules/vitest/vitest.mjs'
