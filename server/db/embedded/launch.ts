import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from './connect.ts'
import { type Joined, joinAt } from './connect.ts'
import { freePort } from './port.ts'
import { stopPostmaster } from './postmaster.ts'
import { runAs } from './run-as.ts'

/** A database that recovers after a power cut may take this long to answer. */
const RECOVERY = 60_000
/** What a dead one left behind is in the way for a moment, until the system has tidied up (L4). */
const LEFTOVERS = 15_000
const IN_THE_WAY = /postmaster\.pid|shared memory block|Address already in use/

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** Not yet held by anybody: ended with this process, should it be told to stop meanwhile. */
const launching = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of launching) child.kill('SIGINT')
})

/** Starts the database of a place; tries again where only the remains of the one before stood in the way. */
export const launch = async (place: Place, port: number | null): Promise<Joined> => {
  const until = Date.now() + LEFTOVERS
  for (;;) {
    const { joined, said } = await launchOnce(place, place.socket ? 5432 : await freePort(port))
    if (joined) return joined
    if (Date.now() > until || !IN_THE_WAY.test(said))
      throw new Error(
        `内置数据库没有启动。请确认数据目录 ${place.base} 可写、磁盘未满；若它在私人目录下，请用 NUANYANG_DATA 换一个位置。\n${said.split('\n').slice(-6).join('\n')}`,
      )
    await sleep(300)
  }
}

const launchOnce = async (place: Place, port: number): Promise<{ joined: Joined | null; said: string }> => {
  const { base, data, user, programs, settings, socket } = place
  const logFile = join(base, 'postgres.log')
  const log = openSync(logFile, 'a', 0o600)
  const before = statSync(logFile).size
  const run = runAs(data, user)
  const set = (name: string, value: string) => ['-c', `${name}=${value}`]
  const child = spawn(
    join(programs, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres'),
    [
      '-D',
      run.data,
      '-p',
      String(port),
      // In the data folder itself, which PostgreSQL refuses to use unless it is closed to all others (C1).
      ...set('unix_socket_directories', socket ? quoted(run.data) : ''),
      ...set('unix_socket_permissions', '0700'),
      ...set('listen_addresses', socket ? '' : '127.0.0.1'),
      // Whatever the data say: who may come is laid down by close-folder.ts.
      ...set('hba_file', join(run.data, 'pg_hba.conf')),
      ...set('password_encryption', 'scram-sha-256'),
      // A school's first roster fills empty tables at once: the planner should hear of it soon.
      ...set('autovacuum_naptime', '15s'),
      // A refused row must not stand in the log: neither the statement nor the value that broke a rule.
      ...set('log_error_verbosity', 'terse'),
      ...set('log_min_error_statement', 'panic'),
      ...settings.flatMap((s) => ['-c', s]),
    ],
    {
      stdio: ['ignore', log, log],
      ...run.who,
      env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
      // In a group of its own: Ctrl-C is for us, and we end it when nobody uses it any more.
      detached: process.platform !== 'win32',
    },
  )
  closeSync(log)
  child.unref()
  launching.add(child)
  let ended = false
  for (const event of ['exit', 'error'])
    child.once(event, () => {
      ended = true
      launching.delete(child)
    })
  for (const until = Date.now() + RECOVERY; Date.now() < until && !ended; await sleep(25)) {
    const joined = await joinAt(place, port).catch(async (error: Error) => {
      // It runs, and is not ours to use: not left behind.
      await stopPostmaster(data, programs)
      throw error
    })
    if (typeof joined === 'string') continue
    launching.delete(child)
    return { joined, said: '' }
  }
  return { joined: null, said: readFileSync(logFile).subarray(before).toString('utf8').trim() }
}

/** A list of folders by PostgreSQL's rules: quotes for the space or comma in a path. */
const quoted = (path: string) => `"${path.replaceAll('"', '""')}"`
