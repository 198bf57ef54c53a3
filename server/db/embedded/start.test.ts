import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { postmasterOf } from './postmaster.ts'
import { type Embedded, startEmbedded } from './start.ts'

const folders: string[] = []
const open: Embedded[] = []
const start = async (folder: string) => {
  const started = await startEmbedded(folder, { fast: true })
  open.push(started)
  return started
}
const newFolder = (name = '') => {
  const folder = join(mkdtempSync(join(tmpdir(), 'nuanyang-start-')), name)
  folders.push(folder)
  return folder
}
const runs = (folder: string) => postmasterOf(join(folder, 'pgdata')) !== null
const answers = async (started: Embedded) => {
  const client = new pg.Client(started.connection)
  await client.connect()
  const { rows } = await client.query('select 1 as one')
  await client.end()
  return rows[0].one === 1
}
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

it('two that begin together make one database; whoever leaves last stops it', async () => {
  const folder = newFolder('数据 目录')
  const [first, second] = await Promise.all([start(folder), start(folder)])
  expect([await answers(first), await answers(second)]).toEqual([true, true])
  await first.stop()
  expect(runs(folder)).toBe(true)
  expect(await answers(second)).toBe(true)
  await second.stop()
  expect(runs(folder)).toBe(false)
})

it('one left running by a killed process is joined, and stopped by whoever leaves it', async () => {
  const folder = newFolder()
  const script = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, 'start.ts'))}
    await startEmbedded(${JSON.stringify(folder)}, { fast: true }); console.log('up'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((up) => child.stdout.once('data', up))
  child.kill('SIGKILL')
  await new Promise((gone) => child.once('exit', gone))
  expect(runs(folder)).toBe(true)
  const joined = await start(folder)
  expect(await answers(joined)).toBe(true)
  await joined.stop()
  expect(runs(folder)).toBe(false)
})

it('a power cut leaves a pid file, a lock and half a database behind: none is in the way', async () => {
  const folder = newFolder()
  await (await start(folder)).stop()
  // The number of a program that is not PostgreSQL (this one), a lock of a process that is gone.
  const data = join(folder, 'pgdata')
  writeFileSync(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n`)
  writeFileSync(join(folder, 'starting'), '4194304')
  writeFileSync(join(folder, 'pgdata.making'), 'half')
  const again = await start(folder)
  expect(await answers(again)).toBe(true)
  expect(existsSync(join(folder, 'starting'))).toBe(false)
  await again.stop()
})

it('a path too long for a socket is reached by loopback, with a password', async () => {
  const folder = newFolder('长'.repeat(30))
  const started = await start(folder)
  expect(started.connection.host).toBe('127.0.0.1')
  expect(await answers(started)).toBe(true)
  const wrong = new pg.Client({ ...started.connection, password: 'x' })
  await expect(wrong.connect()).rejects.toMatchObject({ code: '28P01' })
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).not.toContain(started.connection.password)
  await started.stop()
})

/** Waits for something to become true; what it waits for takes a moment, not a time. */
const until = async (test: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 400; tries++) {
    if (await test()) return
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('it did not become true')
}
const admin = async (started: Embedded, sql: string) => {
  const client = new pg.Client(started.connection)
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end().catch(() => {})
  return rows
}
const HOLDS = `select pid from pg_stat_activity where application_name = 'nuanyang hold'`

it('a hold that was cut off is taken again: the next command does not stop what a server uses (H2a)', async () => {
  const folder = newFolder()
  const server = await start(folder)
  const [before] = await admin(server, HOLDS)
  await admin(server, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nuanyang hold'`)
  await until(async () => {
    const [now] = await admin(server, HOLDS)
    return now !== undefined && now.pid !== before.pid
  })
  const command = await startEmbedded(folder, { fast: true })
  await command.stop()
  expect(runs(folder)).toBe(true)
  expect(await answers(server)).toBe(true)
  await server.stop()
  expect(runs(folder)).toBe(false)
})

it.each([
  ['killed', 'SIGKILL'],
  ['shut down', 'SIGINT'],
] as const)('a database that was %s is started again, where it was (H2b)', async (_how, signal) => {
  const folder = newFolder()
  const server = await start(folder)
  const pid = postmasterOf(join(folder, 'pgdata'))?.pid ?? 0
  process.kill(pid, signal)
  await until(async () => {
    const now = postmasterOf(join(folder, 'pgdata'))
    return now !== null && now.pid !== pid && (await answers(server).catch(() => false))
  })
  await server.stop()
  expect(runs(folder)).toBe(false)
})

it('one that cannot be started again is told', async () => {
  const folder = newFolder()
  let told = ''
  const server = await startEmbedded(folder, {
    fast: true,
    gone: (error) => {
      told = error.message
    },
  })
  const data = join(folder, 'pgdata')
  const pid = postmasterOf(data)?.pid ?? 0
  writeFileSync(join(data, 'postgresql.conf'), 'max_connections = nonsense')
  process.kill(pid, 'SIGINT')
  await until(() => told !== '')
  expect(told).toContain('内置数据库没有启动')
  await server.stop()
})

it('a lock file made on a full disk, without a number in it, holds up nobody (L2)', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'starting'), '')
  expect(await answers(await start(folder))).toBe(true)
})
