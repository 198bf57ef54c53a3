import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from './connection.ts'
import type { User } from './database-user.ts'
import { type Hold, holdDatabase } from './hold.ts'
import { postmasterOf, stopPostmaster } from './postmaster.ts'

/** Where a database lies and how it is run. */
export type Place = {
  base: string
  data: string
  user: User
  programs: string
  connection: (port: number) => Connection
  socket: boolean
  settings: string[]
}

/** A database that runs, and that we hold. */
export type Joined = { connection: Connection; hold: Hold }

/** One that is on its way up or down may take this long. */
const BUSY = 60_000
/** One that ought to run but does not listen. */
const SILENCE = 5000

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms))

export const joinAt = async (place: Place, port: number): Promise<Joined | 'busy' | 'silent'> => {
  const connection = place.connection(port)
  const answer = await holdDatabase(connection)
  return typeof answer === 'string' ? answer : { connection, hold: answer.hold }
}

/** The database that runs already, once it answers; null when none does. */
export const joinRunning = async (place: Place): Promise<Joined | null> => {
  await stopOpenOne(place)
  let silentSince = Number.POSITIVE_INFINITY
  for (const until = Date.now() + BUSY; Date.now() < until; await sleep(50)) {
    const running = postmasterOf(place.data)
    if (!running) return null
    const joined = running.port === 0 ? 'silent' : await joinAt(place, running.port)
    if (typeof joined !== 'string') return joined
    silentSince = joined === 'silent' ? Math.min(silentSince, Date.now()) : Number.POSITIVE_INFINITY
    if (Date.now() - silentSince > SILENCE) break
  }
  // PostgreSQL itself refuses to run twice on the same data, so trying to start one more does no harm.
  return null
}

/**
 * A database that an earlier version started, and that a killed process left running, lets in whoever comes (C1): it is ended,
 * so that it begins anew behind closed doors. One that a server of that version still uses is not ours to end.
 */
const stopOpenOne = async ({ base, data, connection, programs }: Place): Promise<void> => {
  const running = postmasterOf(data)
  const run = join(base, 'run')
  if (running?.sockets !== run) return
  const answer = await holdDatabase({ ...connection(running.port), host: run })
  if (typeof answer === 'object' && !(await answer.hold.leave()))
    throw new Error('这个数据目录还有一个旧版本的暖阳在用。请先停下它，再启动新版本。')
  await stopPostmaster(data, programs)
  rmSync(run, { recursive: true, force: true })
}
