import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { asOther, databaseUser, isRoot, type User } from './as-other.ts'
import { embeddedPrograms, reachablePrograms } from './binaries.ts'
import { closeFolders, leaveNobody, writeSignInRules } from './closed-doors.ts'
import { type Hold, holdDatabase } from './hold.ts'
import { initialise, OWNER } from './initialise.ts'
import { postmasterOf, stopPostmaster } from './postmaster.ts'
import { withStartLock } from './start-lock.ts'

export type Connection = { host: string; port: number; user: string; database: string; password?: string }
export type Embedded = {
  connection: Connection
  /** Gives the database back: whoever does so last, in whatever process, stops it. */
  stop: () => Promise<void>
}

/** A database that recovers after a power cut may take this long to answer. */
const RECOVERY = 60_000
/** One that ought to run but does not listen. */
const SILENCE = 5000

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('没有空闲端口'))))
    })
  })

type Place = {
  base: string
  data: string
  user: User
  programs: string
  connection: (port: number) => Connection
  socket: boolean
  settings: string[]
  /** Where it listened before, if it is started again: whoever uses it goes on asking there. */
  port: number | null
}

/**
 * Starts (or joins) the embedded database in `folder`. Unix socket where the path is short enough, else loopback TCP with a
 * random password. A postmaster left by a killed run is joined: it is healthy, and its data are ours.
 */
export const startEmbedded = async (
  folder: string,
  options: {
    fast?: boolean
    settings?: string[]
    /** Another installation's folder (with `bin/`) instead of the shipped one. */
    programs?: string
    /** Told when the database has ended and could not be started again. */
    gone?: (error: Error) => void
  } = {},
): Promise<Embedded> => {
  const base = resolve(folder)
  mkdirSync(base, { recursive: true })
  const run = join(base, 'run')
  mkdirSync(run, { recursive: true, mode: 0o700 })
  const data = join(base, 'pgdata')
  const socket = process.platform !== 'win32' && Buffer.byteLength(join(run, '.s.PGSQL.65535.lock')) <= 100
  const passwordFile = join(base, 'owner.pass')
  const starting = join(base, 'starting')
  const begin = (port: number | null) =>
    withStartLock(starting, async (): Promise<{ place: Place; joined: Joined }> => {
      let user = databaseUser(data)
      const programs = options.programs ?? reachablePrograms(embeddedPrograms(), base)
      if (!existsSync(join(data, 'PG_VERSION'))) {
        if (isRoot()) chmodSync(base, 0o711)
        initialise({ base, data, programs, passwordFile, fast: options.fast === true, user })
      }
      const running = postmasterOf(data)
      if (!running) user = leaveNobody(data, user)
      closeFolders(base, { data, run, passwordFile, log: join(base, 'postgres.log') }, user)
      // One that an older version of ours left running reads the rules anew.
      if (writeSignInRules(data) && running) reread(running.pid)
      const password = readFileSync(passwordFile, 'utf8').trim()
      const connection = (at: number): Connection => ({
        host: socket ? run : '127.0.0.1',
        port: at,
        user: OWNER,
        database: 'postgres',
        password,
      })
      const settings = options.settings ?? []
      const place: Place = { base, data, user, programs, connection, socket, settings, port }
      return { place, joined: (await joinRunning(place)) ?? (await launchPatiently(place)) }
    })
  const { place, joined } = await begin(null)
  const { connection } = joined
  let { hold } = joined
  let stopping = false
  /** Held for as long as we work, not only from the start on: taken again, and the database started again, where either went. */
  const keep = async () => {
    for (;;) {
      await hold.lost
      if (stopping) return
      try {
        hold = (await begin(connection.port)).joined.hold
      } catch (error) {
        if (!stopping) options.gone?.(error as Error)
        return
      }
      if (stopping) return
    }
  }
  void keep()
  return {
    connection,
    stop: async () => {
      stopping = true
      if ((await hold.leave()) || (await leaveAgain(connection))) await stopPostmaster(data, place.programs)
    },
  }
}

/** A hold that had just been cut off said nothing of who else is there: asked once more, so that nothing is left running. */
const leaveAgain = async (connection: Connection): Promise<boolean> => {
  const answer = await holdDatabase(connection)
  return typeof answer === 'object' && answer.hold.leave()
}

/** SIGHUP: rules and settings are read anew. */
const reread = (pid: number) => {
  try {
    process.kill(pid, 'SIGHUP')
  } catch {
    // Another user's: whoever may, has done it.
  }
}

/** Not yet held by anybody: ended with this process, should it be told to stop meanwhile. */
const launching = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of launching) child.kill('SIGINT')
})

type Joined = { connection: Connection; hold: Hold }

/** The database that runs already, once it answers; null when none does. */
const joinRunning = async ({ data, connection }: Place): Promise<Joined | null> => {
  let silent = 0
  for (let waited = 0; waited < RECOVERY && silent < SILENCE; waited += 50) {
    const running = postmasterOf(data)
    if (!running) return null
    const at = connection(running.port)
    const answer = running.port === 0 ? 'silent' : await holdDatabase(at)
    if (typeof answer === 'object') return { connection: at, hold: answer.hold }
    if (answer === 'silent') silent += 50
    await sleep(50)
  }
  // PostgreSQL itself refuses to run twice on the same data, so trying to start one more does no harm.
  return null
}

/** What the remains of one that was just killed leave in the way for a moment: its lock file, its shared memory (L4). */
const REMAINS = /already exists|still in use|is another postmaster/
const PATIENCE = 10_000

const launchPatiently = async (place: Place): Promise<Joined> => {
  for (let waited = 0; ; waited += 500) {
    try {
      return await launch(place)
    } catch (error) {
      if (waited >= PATIENCE || !REMAINS.test((error as Error).message)) throw error
      await sleep(500)
    }
  }
}

const launch = async ({
  base,
  data,
  user,
  programs,
  connection,
  socket,
  settings,
  port: before,
}: Place): Promise<Joined> => {
  const port = socket ? 5432 : (before ?? (await freePort()))
  const log = openSync(join(base, 'postgres.log'), 'a', 0o600)
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    `unix_socket_directories=${socket ? quoted(join(base, 'run')) : ''}`,
    '-c',
    `listen_addresses=${socket ? '' : '127.0.0.1'}`,
    '-c',
    'unix_socket_permissions=0700',
    // A school's first roster fills empty tables at once: the planner should hear of it soon.
    '-c',
    'autovacuum_naptime=15s',
    // A refused row must not stand in the log: neither the statement nor the value that broke a rule.
    '-c',
    'log_error_verbosity=terse',
    '-c',
    'log_min_error_statement=panic',
    ...settings.flatMap((s) => ['-c', s]),
  ]
  const program = join(programs, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  const other = asOther(base, program, args, user)
  const child = spawn(other.program, other.args, {
    stdio: ['ignore', log, log],
    ...other.who,
    cwd: base,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    // In a group of its own: Ctrl-C is for us, and we end it when nobody uses it any more.
    detached: process.platform !== 'win32',
  })
  closeSync(log)
  child.unref()
  launching.add(child)
  let ended = false
  for (const event of ['exit', 'error'])
    child.once(event, () => {
      ended = true
      launching.delete(child)
    })
  const at = connection(port)
  for (let waited = 0; waited < RECOVERY && !ended; waited += 25) {
    const answer = await holdDatabase(at).catch(async (error: Error) => {
      // It runs, and is not ours to use: not left behind.
      await stopPostmaster(data, programs)
      throw error
    })
    if (typeof answer === 'object') {
      launching.delete(child)
      return { connection: at, hold: answer.hold }
    }
    await sleep(25)
  }
  const tail = readFileSync(join(base, 'postgres.log'), 'utf8').split('\n').slice(-6).join('\n')
  throw new Error(
    `内置数据库没有启动。请确认数据目录 ${base} 可写、磁盘未满；若它在私人目录下，请用 NUANYANG_DATA 换一个位置。\n${tail}`,
  )
}

/** A list of folders by PostgreSQL's rules: quotes for the space or comma in a path. */
const quoted = (path: string) => `"${path.replaceAll('"', '""')}"`
