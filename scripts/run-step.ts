import { spawn } from 'node:child_process'

/** Runs one program of the project under the project's own Node, its output passed on. Resolves to the exit code. */
export const runStep = (args: string[], env: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    })
    const stop = () => child.kill('SIGTERM')
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
    child.once('exit', (code) => {
      process.removeListener('SIGTERM', stop)
      process.removeListener('SIGINT', stop)
      resolve(code ?? 1)
    })
  })

export const TYPESCRIPT = 'node_modules/typescript/bin/tsc'
export const BIOME = 'node_modules/@biomejs/biome/bin/biome'
export const VITEST = 'node_modules/vitest/vitest.mjs'
