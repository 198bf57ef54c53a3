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
