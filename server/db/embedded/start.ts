import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { embeddedPrograms, openToAll, reachablePrograms } from './binaries.ts'

export type Connection = { host: string; port: number; user: string; database: string; password?: string }
export type Embedded = {
  connection: Connection /** False when another process of ours started it. */
  owned: boolean
  stop: () => Promise<void>
}

/** PostgreSQL refuses to run as root; `nobody` is on every system. */
const NOBODY = 65534
const OWNER = 'nuanyang_owner'
const isRoot = () => process.getuid?.() === 0

/**
 * As root a program runs as `nobody`. Below a private home that user cannot walk down to the data: there it is given leave to
 * read past folders (one capability, by util-linux's setpriv), so that the data stay where the user wants them.
 */
const asOther = (
  base: string,
  program: string,
  args: string[],
): { program: string; args: string[]; who: { uid?: number; gid?: number } } => {
  if (!isRoot()) return { program, args, who: {} }
  if (openToAll(base)) return { program, args, who: { uid: NOBODY, gid: NOBODY } }
  const caps = '+dac_read_search'
  return {
    program: 'setpriv',
    args: [
      '--reuid',
      String(NOBODY),
      '--regid',
      String(NOBODY),
      '--clear-groups',
      '--inh-caps',
      caps,
      '--ambient-caps',
      caps,
      program,
      ...args,
    ],
    who: {},
  }
}

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

/**
 * Starts (or joins) the embedded database in `folder`. Unix socket where the path is short enough, else loopback TCP with a
 * random password. A postmaster left by a killed run is joined: it is healthy, and its data are ours.
 */
export const startEmbedded = async (
  folder: string,
  options: {
    fast?: boolean
    settings?: string[] /** Another installation's folder (with `bin/`) instead of the shipped one. */
    programs?: string
  } = {},
): Promise<Embedded> => {
  const base = resolve(folder)
  mkdirSync(base, { recursive: true })
  const data = join(base, 'pgdata')
  const run = join(base, 'run')
  mkdirSync(run, { recursive: true })
  const programs = options.programs ?? reachablePrograms(embeddedPrograms(), base)
  if (isRoot()) {
    chmodSync(base, 0o711)
    for (const path of [run]) chownSync(path, NOBODY, NOBODY)
  }
  const socket = process.platform !== 'win32' && Buffer.byteLength(join(run, '.s.PGSQL.65535.lock')) <= 100
  const program = (name: string) => join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const passwordFile = join(base, 'owner.pass')

  if (!existsSync(join(data, 'PG_VERSION')))
    initialise(base, data, program('initdb'), passwordFile, socket, options.fast === true)
  const password = socket ? undefined : readFileSync(passwordFile, 'utf8').trim()
  const connection = (port: number): Connection => ({
    host: socket ? run : '127.0.0.1',
    port,
    user: OWNER,
    database: 'postgres',
    ...(password === undefined ? {} : { password }),
  })

  const running = runningPort(data)
  if (running !== null) {
    const joined = connection(running)
    if (await answers(joined, 40)) return { connection: joined, owned: false, stop: async () => {} }
  }
  rmSync(join(data, 'postmaster.pid'), { force: true })
  const port = socket ? 5432 : await freePort()
  const log = openSync(join(base, 'postgres.log'), 'a')
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    `unix_socket_directories=${socket ? run : ''}`,
    '-c',
    `listen_addresses=${socket ? '' : '127.0.0.1'}`,
    // A school's first roster fills empty tables at once: the planner should hear of it soon.
    '-c',
    'autovacuum_naptime=15s',
    ...(options.settings ?? []).flatMap((s) => ['-c', s]),
  ]
  const launch = asOther(base, program('postgres'), args)
  const child = spawn(launch.program, launch.args, {
    stdio: ['ignore', log, log],
    ...launch.who,
    cwd: base,
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    detached: process.platform !== 'win32',
  })
  let ended = false
  const exit = new Promise<void>((done) =>
    child.once('exit', () => {
      ended = true
      done()
    }),
  )
  child.once('error', () => {
    ended = true
  })
  const made = connection(port)
  for (let i = 0; i < 300 && !ended; i++) {
    if (await answers(made, 1)) {
      return { connection: made, owned: true, stop: () => stopChild(child, exit) }
    }
    await sleep(i < 40 ? 25 : 100)
  }
  const tail = readFileSync(join(base, 'postgres.log'), 'utf8').split('\n').slice(-6).join('\n')
  throw new Error(
    `内置数据库没有启动。请确认数据目录 ${base} 可写、磁盘未满；若它在私人目录下，请用 NUANYANG_DATA 换一个位置。\n${tail}`,
  )
}

const stopChild = async (child: ReturnType<typeof spawn>, exit: Promise<void>) => {
  child.kill('SIGINT')
  const timer = setTimeout(() => child.kill('SIGQUIT'), 3500)
  await exit
  clearTimeout(timer)
}

const initialise = (
  base: string,
  data: string,
  initdb: string,
  passwordFile: string,
  socket: boolean,
  fast: boolean,
) => {
  rmSync(data, { recursive: true, force: true })
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  if (isRoot()) {
    chownSync(passwordFile, NOBODY, NOBODY)
    chownSync(data, NOBODY, NOBODY)
  }
  const args = [
    '-D',
    data,
    '-U',
    OWNER,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    `--auth-local=${socket ? 'trust' : 'scram-sha-256'}`,
    '--auth-host=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...(fast ? ['--no-sync'] : []),
  ]
  const run = asOther(base, initdb, args)
  const done = spawnSync(run.program, run.args, {
    ...run.who,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  })
  if (done.status !== 0) {
    rmSync(data, { recursive: true, force: true })
    throw new Error(
      `内置数据库没有建成：数据目录要能被普通用户读写，磁盘要有 200 MB 空间。\n${done.stderr ?? ''}${done.error ?? ''}`,
    )
  }
  appendFileSync(
    join(data, 'postgresql.conf'),
    [
      'max_connections = 60',
      'shared_buffers = 128MB',
      "log_min_messages = 'warning'",
      "log_statement = 'none'",
      'idle_in_transaction_session_timeout = 60000',
      fast ? 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off' : '',
    ].join('\n'),
  )
}

/** The port in `postmaster.pid` when its process still lives. */
const runningPort = (data: string): number | null => {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
    return Number(port)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? Number(port) : null
  }
}

const answers = async (connection: Connection, tries: number): Promise<boolean> => {
  for (let i = 0; i < tries; i++) {
    const client = new pg.Client(connection)
    try {
      await client.connect()
      await client.end()
      return true
    } catch {
      await client.end().catch(() => {})
      if (i + 1 < tries) await sleep(100)
    }
  }
  return false
}
