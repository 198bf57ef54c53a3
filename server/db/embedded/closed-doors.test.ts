import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isRoot } from './as-other.ts'
import { postmasterOf } from './postmaster.ts'
import { type Embedded, startEmbedded } from './start.ts'

/** No local account of the machine reaches the embedded database (C1). */
let folder: string
let open: Embedded[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanyang-doors-'))
  chmodSync(folder, 0o755)
})
afterEach(async () => {
  for (const each of open.splice(0)) await each.stop()
  rmSync(folder, { recursive: true, force: true })
})
const start = async () => {
  const started = await startEmbedded(join(folder, 'database'), { fast: true })
  open.push(started)
  return started
}
const at = (...path: string[]) => join(folder, 'database', ...path)
const mode = (...path: string[]) => (statSync(at(...path)).mode & 0o777).toString(8)

/** What the call says to another account of the machine. */
const asOther = async <T>(uid: number, work: () => T | Promise<T>): Promise<T> => {
  process.setegid?.(uid)
  process.seteuid?.(uid)
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}
const refusal = (work: () => unknown): string => {
  try {
    work()
    return 'allowed'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'other'
  }
}
const knock = (path: string): Promise<string> =>
  new Promise((done) => {
    const door = connect({ path })
    door.once('connect', () => {
      door.destroy()
      done('allowed')
    })
    door.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'other'))
  })
const withoutPassword = async ({ connection }: Embedded, user: string): Promise<string> => {
  const client = new pg.Client({ ...connection, user, password: '' })
  client.on('error', () => {})
  return client.connect().then(
    async () => {
      await client.end()
      return 'allowed'
    },
    (error: Error) => (/password|SASL|no pg_hba/.test(error.message) ? 'refused' : error.message),
  )
}

it('asks everybody for a password on the socket too, whoever they say they are', async () => {
  const started = await start()
  expect(await withoutPassword(started, started.connection.user)).toBe('refused')
  expect(await withoutPassword(started, 'postgres')).toBe('refused')
  expect(mode('owner.pass')).toBe('600')
  expect(mode('run')).toBe('700')
})

it('no other account walks in: neither to the socket nor to the files nor to the password', async () => {
  await start()
  const socket = at('run', '.s.PGSQL.5432')
  expect(await knock(socket)).toBe('allowed')
  if (!isRoot()) return
  // `nobody` among them: other programs of the machine run as that too.
  for (const uid of [4321, 65_534]) {
    const said = await asOther(uid, async () => [
      refusal(() => readdirSync(at())),
      refusal(() => readdirSync(at('run'))),
      refusal(() => readFileSync(at('owner.pass'))),
      refusal(() => readFileSync(at('pgdata', 'pg_hba.conf'))),
      refusal(() => readFileSync(at('postgres.log'))),
      await knock(socket),
    ])
    expect(said).toEqual(Array(6).fill('EACCES'))
  }
  const status = readFileSync(`/proc/${postmasterOf(at('pgdata'))?.pid}/status`, 'utf8')
  expect(/^CapEff:\s*(\w+)/m.exec(status)?.[1]).toBe('0'.repeat(16))
})

it('a folder of an older version is closed at the next start: rules, folders, and whose files they are', async () => {
  await (await start()).stop()
  open = []
  writeFileSync(at('pgdata', 'pg_hba.conf'), 'local all all trust\nhost all all 127.0.0.1/32 trust\n')
  if (isRoot()) {
    spawnSync('chown', ['-R', '65534:65534', at('pgdata'), at('run'), at('owner.pass')])
    chownSync(at(), 0, 0)
  }
  chmodSync(at(), 0o711)
  chmodSync(at('run'), 0o755)
  const again = await start()
  expect(await withoutPassword(again, again.connection.user)).toBe('refused')
  expect([mode(), mode('run'), mode('pgdata')]).toEqual([isRoot() ? '710' : '700', '700', '700'])
  if (isRoot()) {
    expect(statSync(at('owner.pass')).uid).toBe(0)
    expect(statSync(at('pgdata', 'PG_VERSION')).uid).not.toBe(65_534)
  }
})

it('a password that is not this database’s is told in words', async () => {
  await (await start()).stop()
  open = []
  writeFileSync(at('owner.pass'), 'another')
  await expect(start()).rejects.toThrow('database/owner.pass')
})
