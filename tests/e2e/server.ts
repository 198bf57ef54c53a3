import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

/** `end`: the process alone; `stop`: its folder goes with it. */
export type RunningServer = {
  url: string
  output: () => string
  end: () => Promise<void>
  stop: () => Promise<void>
  folder: string
}

/** A copy of a data folder with its owners and rights: the database belongs to a user of its own where the tests run as root. */
const copyFolder = (from: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-e2e-'))
  if (process.platform === 'win32') cpSync(from, folder, { recursive: true })
  else execFileSync('cp', ['-a', `${from}/.`, folder])
  return folder
}

/** The product as a user starts it, in a folder of its own (a copy of `from`, where one is given); `flags` such as `--demo`. */
export const startProduct = async (flags: string[] = [], from: string | null = null): Promise<RunningServer> => {
  const folder = from === null ? mkdtempSync(join(tmpdir(), 'nuanyang-e2e-')) : copyFolder(from)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let printed = ''
  const child: ChildProcess = spawn(
    process.execPath,
    ['cli/main.ts', 'serve', ...flags, '--port', String(port), '--data', folder],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: '' },
    },
  )
  child.stdout?.on('data', (chunk) => {
    printed += String(chunk)
  })
  child.stderr?.on('data', (chunk) => {
    printed += String(chunk)
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async () => {
    child.kill('SIGTERM')
    await ended
  }
  const stop = async () => {
    await end()
    rmSync(folder, { recursive: true, force: true })
  }
  // As long as it lives it is waited for: a busy machine loads the demo in minutes; the runner's own limit ends a server that hangs.
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      rmSync(folder, { recursive: true, force: true })
      throw new Error(`the server ended (${child.signalCode ?? child.exitCode}):\n${printed}`)
    }
    // With the demo the address is printed last, when everything is loaded.
    if (
      printed.includes(url) &&
      (await fetch(`${url}/healthz`).then(
        (r) => r.ok,
        () => false,
      ))
    )
      return { url, output: () => printed, end, stop, folder }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
