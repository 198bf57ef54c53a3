import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, expect, it } from 'vitest'
import { giveTo, isRoot, NOBODY } from '../../server/db/embedded/database-user.ts'
import { openToAll } from '../../server/db/embedded/open-to-all.ts'
import { postmasterOf } from '../../server/db/embedded/postmaster.ts'
import { type Embedded, startEmbedded } from '../../server/db/embedded/start.ts'
import { loadKeys } from '../../server/keys.ts'

// C1: no local account of the machine but the service's own (and root) reaches the embedded database or what lies beside it.

const open: Embedded[] = []
const folders: string[] = []
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
const start = async (base: string) => {
  const started = await startEmbedded(base, { fast: true })
  open.push(started)
  return started
}
const stop = async () => {
  for (const each of open.splice(0)) await each.stop()
}
/** A folder of data with keys beside the database, as the product lays it out. */
const dataFolder = (above = '') => {
  const top = mkdtempSync(join(tmpdir(), 'nuanyang-local-'))
  folders.push(top)
  chmodSync(top, 0o755)
  const folder = join(top, above)
  mkdirSync(folder, { recursive: true })
  loadKeys(join(folder, 'keys', 'master.key'))
  return { folder, base: join(folder, 'database'), data: join(folder, 'database', 'pgdata') }
}

/** What another account gets at: files read, folders listed, sockets opened. Each that succeeded. */
const REACH = `const fs = require('fs'), net = require('net'); const { files, folders, sockets } = JSON.parse(process.argv[1])
const got = []; const tried = (name, work) => { try { work(); got.push(name) } catch {} }
for (const f of files) tried(f, () => fs.readFileSync(f)); for (const f of folders) tried(f, () => fs.readdirSync(f))
Promise.all(sockets.map((s) => new Promise((done) => net.connect(s).once('connect', function () { got.push(s); this.destroy(); done() }).once('error', done)))).then(() => console.log(JSON.stringify(got)))`

const nodeForAll = (): string => {
  if (openToAll(dirname(process.execPath))) return process.execPath
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-node-'))
  folders.push(folder)
  chmodSync(folder, 0o755)
  copyFileSync(process.execPath, join(folder, 'node'))
  return join(folder, 'node')
}

const reachedBy = (uid: number, what: { files: string[]; folders: string[]; sockets: string[] }): string[] => {
  const run = spawnSync(nodeForAll(), ['-e', REACH, JSON.stringify(what)], {
    uid,
    gid: uid,
    cwd: '/',
    encoding: 'utf8',
  })
  return JSON.parse(run.stdout)
}

/** Ways in that need no account of the machine: every line of the rules wants a password, and a wrong one is refused. */
const asksForPassword = async (started: Embedded) => {
  const rules = new pg.Client(started.connection)
  await rules.connect()
  const { rows } = await rules.query('select distinct auth_method from pg_hba_file_rules')
  await rules.end()
  expect(rows).toEqual([{ auth_method: 'scram-sha-256' }])
  for (const user of [started.connection.user, 'postgres', 'nobody']) {
    const wrong = new pg.Client({ ...started.connection, user, password: 'nuanyang' })
    await expect(wrong.connect(), user).rejects.toMatchObject({ code: '28P01' })
  }
}

const closedToOthers = async (started: Embedded, { folder, base, data }: ReturnType<typeof dataFolder>) => {
  await asksForPassword(started)
  expect(statSync(data).mode & 0o077).toBe(0)
  expect(statSync(base).mode & 0o007).toBe(0)
  expect(statSync(join(base, 'owner.pass')).mode & 0o077).toBe(0)
  if (!isRoot()) return
  const control = join(tmpdir(), `nuanyang-open-${process.pid}`)
  writeFileSync(control, 'for all', { mode: 0o644 })
  const { host, port } = started.connection
  try {
    for (const uid of [12_345, NOBODY.uid])
      expect(
        reachedBy(uid, {
          files: [
            control,
            join(base, 'owner.pass'),
            join(base, 'postgres.log'),
            join(data, 'PG_VERSION'),
            join(data, 'pg_hba.conf'),
            join(folder, 'keys', 'master.key'),
          ],
          folders: [base, data, join(base, 'run'), join(folder, 'keys')],
          sockets: host.startsWith('/') ? [join(host, `.s.PGSQL.${port}`), join(base, 'run', `.s.PGSQL.${port}`)] : [],
        }),
      ).toEqual([control])
  } finally {
    rmSync(control)
  }
}

/** What the running database itself may: were somebody to command it, it could do no more than its own number may. */
const hasNoRights = (data: string) => {
  const pid = postmasterOf(data)?.pid
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  for (const kind of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) expect(status).toMatch(new RegExp(`${kind}:\\s+0+\\n`))
}

it('a new database: by socket, loopback, files and keys nobody else gets in', async () => {
  const at = dataFolder()
  const started = await start(at.base)
  await closedToOthers(started, at)
  if (isRoot()) hasNoRights(at.data)
})

it('a path too long for a socket: by loopback, with a password', async () => {
  const at = dataFolder('很'.repeat(30))
  const started = await start(at.base)
  expect(started.connection.host).toBe('127.0.0.1')
  await closedToOthers(started, at)
})

it('below a private folder the database works without a right to read past it', async () => {
  const at = dataFolder('private/here')
  chmodSync(join(at.folder, '..'), 0o700)
  const started = await start(at.base)
  await closedToOthers(started, at)
  if (!isRoot()) return
  hasNoRights(at.data)
  // The owner of all commands it: even so it reads no key, and no file of root's.
  const client = new pg.Client(started.connection)
  await client.connect()
  for (const file of [join(at.folder, 'keys', 'master.key'), '/etc/shadow'])
    await expect(client.query('select pg_read_file($1)', [file])).rejects.toMatchObject({ code: '42501' })
  await client.query(`copy (select 1) to program 'id -u > out.txt'`)
  expect(readFileSync(join(at.data, 'out.txt'), 'utf8').trim()).toBe(String(statSync(at.data).uid))
  expect(statSync(at.data).uid).not.toBe(NOBODY.uid)
  await client.end()
})

it('data of an earlier version, open to all, are closed at the next start', async () => {
  const at = dataFolder()
  await start(at.base)
  await stop()
  // As it was left: trusted by the socket, a folder for all, run by nobody, settings that point elsewhere.
  const open = 'local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n'
  writeFileSync(join(at.data, 'pg_hba.conf'), open)
  writeFileSync(
    join(at.data, 'postgresql.auto.conf'),
    `hba_file = '${join(at.base, 'other.conf')}'\nunix_socket_permissions = 0777\n`,
  )
  writeFileSync(join(at.base, 'other.conf'), open, { mode: 0o644 })
  mkdirSync(join(at.base, 'run'), { mode: 0o755 })
  chmodSync(at.base, isRoot() ? 0o711 : 0o755)
  chmodSync(join(at.base, 'owner.pass'), 0o644)
  if (isRoot()) {
    giveTo(at.data, NOBODY)
    chownSync(join(at.base, 'owner.pass'), NOBODY.uid, NOBODY.gid)
  }
  const started = await start(at.base)
  await closedToOthers(started, at)
  expect(existsSync(join(at.base, 'run'))).toBe(false)
})

it('a password that is not this database’s is told in words', async () => {
  const at = dataFolder()
  await start(at.base)
  await stop()
  writeFileSync(join(at.base, 'owner.pass'), 'another')
  await expect(start(at.base)).rejects.toThrow('database/owner.pass')
  expect(postmasterOf(at.data)).toBe(null)
})
