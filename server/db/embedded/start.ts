import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { asOther, databaseUser, isRoot, type User } from './as-other.ts'
import { embeddedPrograms, reachablePrograms } from './binaries.ts'
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
  } = {},
): Promise<Embedded> => {
  const base = resolve(folder)
  mkdirSync(base, { recursive: true })
  const run = join(base, 'run')
  mkdirSync(run, { recursive: true })
  const data = join(base, 'pgdata')
  const user = databaseUser(data)
  if (isRoot()) {
    chmodSync(base, 0o711)
    chownSync(run, user.uid, user.gid)
  }
  const socket = process.platform !== 'win32' && Buffer.byteLength(join(run, '.s.PGSQL.65535.lock')) <= 100
  return withStartLock(join(base, 'starting'), async () => {
    const programs = options.programs ?? reachablePrograms(embeddedPrograms(), base)
    const passwordFile = join(base, 'owner.pass')
    if (!existsSync(join(data, 'PG_VERSION')))
      initialise({ base, data, programs, passwordFile, socket, fast: options.fast === true, user })
    const password = readFileSync(passwordFile, 'utf8').trim()
    const connection = (port: number): Connection => ({
      host: socket ? run : '127.0.0.1',
      port,
      user: OWNER,
      database: 'postgres',
      ...(socket ? {} : { password }),
    })
    const place: Place = { base, data, user, programs, connection, socket, settings: options.settings ?? [] }
    const joined = (await joinRunning(place)) ?? (await launch(place))
    return {
      connection: joined.connection,
      stop: async () => {
        if (await joined.hold.leave()) await stopPostmaster(data, programs)
      },
    }
  })
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

const launch = async ({ base, data, user, programs, connection, socket, settings }: Place): Promise<Joined> => {
  const port = socket ? 5432 : await freePort()
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
    const answer = await holdDatabase(at)
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
