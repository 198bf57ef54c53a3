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
    running.add(child)
    child.once('exit', (code) => {
      running.delete(child)
      if (stopping && running.size === 0) process.exit(143)
      resolve(code ?? 1)
    })
  })

export const TYPESCRIPT = 'node_modules/typescript/bin/tsc'
export const BIOME = 'node_modules/@biomejs/biome/bin/biome'
export const VITEST = 'node_modules/vitest/vitest.mjs'
