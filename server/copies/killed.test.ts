import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { expect, it } from 'vitest'
import { connectionOf } from '../db/url.ts'
import { sealAll } from '../installation/queries/seal-all.ts'
import { verify } from '../installation/queries/verify.ts'
import { everything, fillInstallation, type Installation, newInstallation, writeMore } from './testing/installation.ts'

const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url))

/** The command as somebody types it, in a process of its own. */
const command = (at: Installation, args: string[]) => {
  const { DATABASE_URL: _url, npm_lifecycle_event: _npm, ...env } = process.env
  const child = spawn(process.execPath, [main, ...args], { env: { ...env, ...at.env } })
  let said = ''
  child.stdout.on('data', (bytes) => {
    said += bytes
  })
  child.stderr.on('data', (bytes) => {
    said += bytes
  })
  const ended = new Promise<number | null>((done) => child.once('exit', (code) => done(code)))
  return { child, ended, said: () => said }
}

/** Holds something so that whoever wants it waits: a copy asks for its sequences last, a restore drops its tables first. */
const holding = async (at: Installation, what: string, statement: string) => {
  const client = new pg.Client(connectionOf(at.settings.databaseUrl ?? ''))
  await client.connect()
  await client.query(`begin; ${statement}`)
  return {
    awaited: () =>
      expect
        .poll(
          async () =>
            (await client.query(`select 1 from pg_locks where not granted and relation = $1::regclass`, [what]))
              .rowCount,
          { timeout: 120_000, interval: 50 },
        )
        .toBeGreaterThan(0),
    release: () => client.end(),
  }
}
const findingsOf = (at: Installation) =>
  at.use(async (ctx, operator) => {
    await sealAll(ctx)
    return (await verify(ctx, operator)).findings
  })

it('killed in the middle (kill -9), neither a copy nor a restore leaves anything half', {
  timeout: 900_000,
}, async () => {
  const at = await newInstallation('by URL')
  await fillInstallation(at)
  const outside = dirname(at.settings.dataDir)
  const file = join(outside, 'a.copy')
  const made = command(at, ['backup', file, '--json'])
  expect(await made.ended).toBe(0)
  expect(JSON.parse(made.said())).toMatchObject({ file, children: 1 })

  await at.use((ctx, operator) => writeMore(ctx, operator, '石小云'))
  await at.use((ctx) => sealAll(ctx))
  const before = await everything(at)

  const second = join(outside, 'b.copy')
  let hold = await holding(at, 'sync_seq', 'alter sequence sync_seq owner to current_user')
  const copying = command(at, ['backup', second])
  await hold.awaited()
  // A horizon asks for the sequence too, earlier: the copy itself has begun when its file is there.
  const begun = () => readdirSync(outside).some((n) => n.startsWith('b.copy.part-'))
  await expect.poll(begun, { timeout: 120_000, interval: 50 }).toBe(true)
  copying.child.kill('SIGKILL')
  await copying.ended
  await hold.release()
  expect(existsSync(second)).toBe(false)
  expect(readdirSync(outside).filter((n) => n.startsWith('b.copy.part-'))).toHaveLength(1)
  // The next one clears away what is left of it.
  expect(await command(at, ['backup', second]).ended).toBe(0)
  expect(readdirSync(outside).sort()).toEqual(['a.copy', 'b.copy', 'data'])

  await at.use((ctx) => sealAll(ctx))
  const still = await everything(at)
  hold = await holding(at, 'record_part', 'lock table record_part in access share mode')
  const restoring = command(at, ['restore', file, '--without-copy'])
  await hold.awaited()
  expect(restoring.said()).toContain('2/3')
  restoring.child.kill('SIGKILL')
  await restoring.ended
  await hold.release()
  await expect
    .poll(
      () =>
        at.asOwner(
          async (c) =>
            (
              await c.query(
                `select 1 from pg_locks where locktype = 'advisory' and pid <> pg_backend_pid() and database = (select oid from pg_database where datname = current_database())`,
              )
            ).rowCount,
        ),
      { timeout: 120_000 },
    )
    .toBe(0)
  expect(await everything(at)).toEqual(still)
  expect(still.child).toEqual(before.child)
  expect(await findingsOf(at)).toEqual([])

  // And whole, it goes through.
  const again = command(at, ['restore', file, '--json'])
  expect(await again.ended, again.said()).toBe(0)
  expect((await everything(at)).child).toHaveLength(1)
  expect(await findingsOf(at)).toEqual([])
})

it('tells what is wrong in a sentence, with the promised exit codes', async () => {
  const at = await newInstallation('by URL')
  const run = async (...args: string[]) => {
    const done = command(at, [...args, '--json'])
    return {
      exit: await done.ended,
      ...(JSON.parse(done.said().split('\n').at(-2) ?? '') as { error?: { code: string } }),
    }
  }
  expect(await run('backup')).toMatchObject({ exit: 2, error: { code: 'usage' } })
  expect(await run('backup', '/nowhere/at/all.copy')).toMatchObject({ exit: 2, error: { code: 'usage' } })
  expect(await run('restore', '/nowhere.copy')).toMatchObject({ exit: 2, error: { code: 'usage' } })
  expect(await run('restore', main)).toMatchObject({ exit: 1, error: { code: 'not-a-copy' } })
  // Nothing was made for a file that is none.
  expect(existsSync(at.settings.dataDir)).toBe(false)
  expect(await run('backup', join(dirname(at.settings.dataDir), 'x.copy'))).toMatchObject({ exit: 1 })
})
