import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from './alive.ts'

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
 * when the number belongs to another program by now (a machine that lost power). `port` 0: still being written. `sockets`: the folder of its socket, as it
 * calls it itself; empty without.
 */
export const postmasterOf = (data: string): { pid: number; port: number; sockets: string } | null => {
  const text = textOf(join(data, 'postmaster.pid'))
  if (text === null) return null
  const [pidText, , , port, sockets] = text.split('\n')
  const pid = Number(pidText)
  if (!Number.isSafeInteger(pid) || pid <= 1) return null
  if (!isAlive(pid)) return null
  const command = commandOf(pid)
  if (command !== null && !(command.includes('postgres') && (command.includes(data) || worksIn(pid, data)))) return null
  return { pid, port: Number(port) || 0, sockets: sockets ?? '' }
}

/** A database that root started is told its data by where it stands, not by name (run-as.ts). */
const worksIn = (pid: number, data: string): boolean => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
  } catch {
    return false
  }
}

/** Stops it: open work is rolled back, files are closed; after a second and a half without more ado, after two more by force. */
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
  const waits: [NodeJS.Signals, number][] = [
    ['SIGINT', 1500],
    ['SIGQUIT', 500],
    // One that stands still (stopped, a dead disk) hears nothing else; its children end by themselves.
    ['SIGKILL', 500],
  ]
  for (const [signal, patience] of waits) {
    tell(signal)
    for (let waited = 0; waited < patience; waited += 20) {
      if (postmasterOf(data)?.pid !== running.pid) return
      await sleep(20)
    }
  }
}
