import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { embeddedPrograms, reachablePrograms } from './binaries.ts'
import { closeData, closeFolder } from './close-folder.ts'
import { type Joined, joinRunning, type Place } from './connect.ts'
import type { Connection } from './connection.ts'
import { initialise, OWNER } from './initialise.ts'
import { keepDatabase } from './keep.ts'
import { launch } from './launch.ts'
import { stopPostmaster } from './postmaster.ts'
import { roomOnMachine } from './room.ts'
import { withStartLock } from './start-lock.ts'

export type Embedded = {
  connection: Connection
  /** Gives the database back: whoever does so last, in whatever process, stops it. */
  stop: () => Promise<void>
}

export type StartOptions = {
  fast?: boolean
  settings?: string[]
  /** Another installation's folder (with `bin/`) instead of the shipped one. */
  programs?: string
  /** Told when the database went away and could not be brought back. */
  gone?: (fault: Error) => void
}

/**
 * Starts (or joins) the embedded database in `folder`. Unix socket where the path is short enough, else loopback TCP; a random
 * password by either way. A postmaster left by a killed run is joined: it is healthy, and its data are ours. One that ends while
 * we use it is started again.
 */
export const startEmbedded = async (folder: string, options: StartOptions = {}): Promise<Embedded> => {
  const base = resolve(folder)
  const data = join(base, 'pgdata')
  mkdirSync(base, { recursive: true, mode: 0o700 })
  const joined = await joinOrLaunch(base, data, options, null)
  const kept = keepDatabase(
    joined,
    async () => {
      // Whoever worked with a database that has gone does not go on with a new, empty one.
      if (!isMade(data)) throw new Error(`内置数据库的数据不见了：${data}。请看磁盘是否还连着，或从备份恢复，再启动。`)
      return joinOrLaunch(base, data, options, joined.connection.port)
    },
    options.gone ?? (() => {}),
  )
  return {
    connection: joined.connection,
    stop: async () => {
      if (await kept.leave()) await stopPostmaster(data, options.programs ?? embeddedPrograms())
    },
  }
}

const isMade = (data: string) => existsSync(join(data, 'PG_VERSION'))

const joinOrLaunch = async (
  base: string,
  data: string,
  options: StartOptions,
  port: number | null,
): Promise<Joined> => {
  return withStartLock(join(base, 'starting'), async () => {
    const user = closeFolder(base, data)
    const programs = options.programs ?? reachablePrograms(embeddedPrograms())
    const passwordFile = join(base, 'owner.pass')
    if (!isMade(data)) initialise({ base, data, programs, passwordFile, fast: options.fast === true, user })
    const password = readFileSync(passwordFile, 'utf8').trim()
    const socket = process.platform !== 'win32' && Buffer.byteLength(join(data, '.s.PGSQL.65535.lock')) <= 100
    const place: Place = {
      base,
      data,
      user,
      programs,
      connection: (at) => ({
        host: socket ? data : '127.0.0.1',
        port: at,
        user: OWNER,
        database: 'postgres',
        password,
      }),
      socket,
      settings: [...(options.fast ? [] : roomOnMachine()), ...(options.settings ?? [])],
    }
    const running = await joinRunning(place)
    if (running) return running
    closeData(base, data, user)
    return launch(place, port)
  })
}
