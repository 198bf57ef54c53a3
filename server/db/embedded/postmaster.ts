import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file that may go at any moment, between being seen and being read too; null when it is not there. */
const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The command line of a process, or null where it cannot be told (then it is taken for what it claims to be). */
const commandOf = (pid: number): string | null => {
  if (process.platform === 'win32') return null
  const told = textOf(`/proc/${pid}/cmdline`)
  if (told !== null) return told
  const asked = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  return asked.status === 0 ? asked.stdout : null
}

/**
 * The PostgreSQL that runs on these data, by its own `postmaster.pid`: null when there is none, when its process is gone, or
 * when the number belongs to another program by now (a machine that lost power). `port` 0: still being written.
 */
export const postmasterOf = (data: string): { pid: number; port: number } | null => {
  const text = textOf(join(data, 'postmaster.pid'))
  if (text === null) return null
  const [pidText, , , port] = text.split('\n')
  const pid = Number(pidText)
  if (!Number.isSafeInteger(pid) || pid <= 1) return null
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  const command = commandOf(pid)
  if (command !== null && !(command.includes('postgres') && command.includes(data))) return null
  return { pid, port: Number(port) || 0 }
}

/** Stops it: open work is rolled back, files are closed; after three and a half seconds without more ado. */
export const stopPostmaster = async (data: string, programs: string): Promise<void> => {
  const running = postmasterOf(data)
  if (!running) return
  if (process.platform === 'win32') {
    // There are no signals: its own tool asks it.
    spawnSync(join(programs, 'bin', 'pg_ctl.exe'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '4'])
    return
  }
  const tell = (signal: NodeJS.Signals) => {
    try {
      process.kill(running.pid, signal)
    } catch {
      // Gone already, or another user's.
    }
  }
  tell('SIGINT')
  for (let waited = 0; postmasterOf(data)?.pid === running.pid; waited += 20) {
    if (waited === 3500) tell('SIGQUIT')
    if (waited > 4500) return
    await sleep(20)
  }
}
