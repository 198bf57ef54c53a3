import { existsSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { programName } from '../program-name.ts'
import type { Joined } from './connect.ts'
import { keepDatabase } from './keep.ts'
import { postmasterOf } from './postmaster.ts'
import { type Embedded, startEmbedded } from './start.ts'
import { withStartLock } from './start-lock.ts'

let folder: string
const open: Embedded[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanyang-keep-'))
})
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop()
  rmSync(folder, { recursive: true, force: true })
})
const start = async () => {
  const started = await startEmbedded(folder, { fast: true })
  open.push(started)
  return started
}
const postmaster = () => postmasterOf(join(folder, 'pgdata'))?.pid ?? null

const ask = async (at: Embedded, text: string) => {
  const client = new pg.Client(at.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}
const HOLDS = `select pid from pg_stat_activity where application_name like 'nuanyang % hold'`
const held = async (at: Embedded, but: unknown = null) => {
  let pid: unknown
  await vi.waitFor(
    async () => {
      const [row] = await ask(
        at,
        `${HOLDS} and exists (select 1 from pg_locks l where l.pid = pg_stat_activity.pid and l.locktype = 'advisory')`,
      )
      expect(row?.pid).toBeTruthy()
      expect(row?.pid).not.toBe(but)
      pid = row?.pid
    },
    { timeout: 120_000, interval: 100 },
  )
  return pid as number
}

it('H2: a hold that was cut off is taken again, and a command that comes meanwhile leaves the database running', async () => {
  const server = await start()
  const first = await held(server)
  await ask(server, `select pg_terminate_backend(${first})`)
  const second = await held(server, first)
  expect(second).not.toBe(first)
  const command = await startEmbedded(folder, { fast: true })
  await command.stop()
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

it('H2: whoever leaves last does not stop the database under connections of another program of ours that lost its hold', async () => {
  const command = await start()
  // A program without a hold, of another process number that lives.
  const work = new pg.Client({
    ...command.connection,
    application_name: programName().replace(String(process.pid), String(process.ppid)),
  })
  await work.connect()
  await command.stop()
  open.length = 0
  expect((await work.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await work.end()
  const next = await startEmbedded(folder, { fast: true })
  await next.stop()
  expect(postmaster()).toBe(null)
})

it('H2: one backend killed, the whole shut down, the postmaster killed: each time the database is back, held, and ended by us', async () => {
  const server = await start()
  const kills: (() => Promise<void>)[] = [
    async () => {
      const [row] = await ask(server, HOLDS)
      process.kill(Number(row?.pid), 'SIGKILL')
    },
    async () => {
      process.kill(Number(postmaster()), 'SIGINT')
    },
    async () => {
      process.kill(Number(postmaster()), 'SIGKILL')
    },
  ]
  for (const kill of kills) {
    const before = await held(server)
    await kill()
    await vi.waitFor(async () => expect(await held(server, before)).toBeTruthy(), { timeout: 120_000 })
  }
  await server.stop()
  open.length = 0
  expect(postmaster()).toBe(null)
})

it('H2: where the data themselves are gone (a disk that came off) no new, empty database is made in their place', async () => {
  let tell: (fault: Error) => void = () => {}
  const told = new Promise<Error>((resolve) => {
    tell = resolve
  })
  const server = await startEmbedded(folder, { fast: true, gone: tell })
  open.push(server)
  const pid = Number(postmaster())
  renameSync(join(folder, 'pgdata'), join(folder, 'elsewhere'))
  process.kill(pid, 'SIGKILL')
  expect((await told).message).toContain('不见了')
  expect(existsSync(join(folder, 'pgdata'))).toBe(false)
})

/** A hold that ends when told. */
const fakeHold = (port: number) => {
  let cut = () => {}
  const lost = new Promise<void>((resolve) => {
    cut = resolve
  })
  const left = vi.fn(async () => true)
  const joined: Joined = {
    connection: { host: '127.0.0.1', port, user: 'u', database: 'd', password: 'p' },
    hold: { lost, leave: left },
  }
  return { joined, cut: () => cut(), left }
}

it('H2: a database that does not come back is reported once, with the reason', async () => {
  vi.useFakeTimers()
  try {
    const first = fakeHold(1)
    const gone = vi.fn()
    const kept = keepDatabase(first.joined, () => Promise.reject(new Error('磁盘满了')), gone)
    first.cut()
    await vi.advanceTimersByTimeAsync(200_000)
    expect(gone.mock.calls).toEqual([[new Error('磁盘满了')]])
    expect(await kept.leave()).toBe(false)
  } finally {
    vi.useRealTimers()
  }
})

it('H2: one that came back behind another port is of no use to those who look for it where it was', async () => {
  const first = fakeHold(1)
  const second = fakeHold(2)
  const told = new Promise<Error>((resolve) => keepDatabase(first.joined, async () => second.joined, resolve))
  first.cut()
  expect((await told).message).toContain('重新启动')
  expect(second.left).toHaveBeenCalledOnce()
})

it('H2: told to stop while it is being brought back, it ends what came back', async () => {
  const first = fakeHold(1)
  const second = fakeHold(1)
  let back: (joined: Joined) => void = () => {}
  const kept = keepDatabase(
    first.joined,
    () => new Promise((resolve) => (back = resolve)),
    () => {},
  )
  first.cut()
  await new Promise((done) => setImmediate(done))
  const leaving = kept.leave()
  back(second.joined)
  expect(await leaving).toBe(true)
  expect(first.left).not.toHaveBeenCalled()
  expect(second.left).toHaveBeenCalledOnce()
})

it('L2: an empty lock that a full disk left behind holds up nobody', async () => {
  const lock = join(folder, 'starting')
  writeFileSync(lock, '')
  utimesSync(lock, new Date(Date.now() - 2000), new Date(Date.now() - 2000))
  expect(await withStartLock(lock, async () => statSync(lock).size > 0)).toBe(true)
  expect(existsSync(lock)).toBe(false)
})
