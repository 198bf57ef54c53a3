import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signIn } from '../accounts/commands/sign-in.ts'
import { findSession } from '../accounts/db/session.ts'
import { listChildren } from '../children/queries/children.ts'
import { connectionOf } from '../db/url.ts'
import { copyTo } from '../installation/commands/copy-installation.ts'
import { holdUse } from '../installation/db/in-use.ts'
import { sealAll } from '../installation/queries/seal-all.ts'
import { verify } from '../installation/queries/verify.ts'
import { openProduct } from '../open.ts'
import { CopyFault } from './fault.ts'
import { recoveryCode } from './recovery-code.ts'
import { restoreCopy } from './restore-copy.ts'
import { closeStage, stageFile } from './staged.ts'
import {
  everything,
  fillInstallation,
  type Installation,
  KINDS,
  newInstallation,
  writeMore,
} from './testing/installation.ts'

const copyOf = async (at: Installation, name = 'a.copy') => {
  const file = join(at.settings.dataDir, '..', name)
  return at.use(async (ctx, operator) => {
    await sealAll(ctx)
    return copyTo(ctx, operator, file)
  })
}
const restore = (at: Installation, file: string, code: string | null = null, withoutCopy = false) =>
  restoreCopy({ file, settings: at.settings, code, now: Date.now(), withoutCopy, say: () => {} })
const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof CopyFault ? error.code : String(error)),
  )
const names = (at: Installation) =>
  at.use(async (ctx, operator) =>
    (await listChildren(ctx, operator, { limit: 50, status: 'enrolled', sort: 'name' })).items
      .map((c) => c.name)
      .sort(),
  )
const findingsOf = (at: Installation) =>
  at.use(async (ctx, operator) => {
    await sealAll(ctx)
    return (await verify(ctx, operator)).findings
  })
const bytes = async function* (text: string) {
  yield Buffer.from(text)
}

describe.each(KINDS)('a copy put back (L15), database %s', (kind) => {
  it('brings exactly the earlier state, and the product works on', async () => {
    const at = await newInstallation(kind)
    await fillInstallation(at)
    mkdirSync(join(at.settings.dataDir, 'attachments', '2026'), { recursive: true })
    const attachment = join(at.settings.dataDir, 'attachments', '2026', '照片.bin')
    writeFileSync(attachment, 'before')
    const session = await at.use(
      async (ctx) =>
        (await signIn(ctx, { login: 'guanli', password: 'lanse-yizi-42', address: '::1', known: null })).token,
    )
    await at.use(async (ctx) => sealAll(ctx))
    const before = await everything(at)
    const made = await copyOf(at)
    expect(made).toMatchObject({ children: 1, counties: [{ code: '522699', name: '云岭县' }] })
    expect(made.newCode).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{5}$/)
    if (process.platform !== 'win32') expect(statSync(made.file).mode & 0o777).toBe(0o600)
    // Nothing that anybody could read stands in it.
    const raw = readFileSync(made.file).toString('latin1')
    for (const secret of ['云岭县', '石小雨', 'guanli', readFileSync(at.settings.keyFile, 'utf8').trim()])
      expect(raw).not.toContain(Buffer.from(secret).toString('latin1'))

    await at.use((ctx, operator) => writeMore(ctx, operator, '石小云'))
    writeFileSync(attachment, 'after')
    expect(await names(at)).toEqual(['石小云', '石小雨'])

    const restored = await restore(at, made.file)
    expect(await everything(at)).toEqual(before)
    expect(readFileSync(attachment, 'utf8')).toBe('before')
    expect(existsSync(join(at.settings.dataDir, 'restoring'))).toBe(false)
    expect(await findingsOf(at)).toEqual([])
    expect(await at.use((ctx) => findSession(ctx.db, session))).toBeNull()

    // The app works on: numbers go on after those that stand there, and phones are told to pull anew.
    await at.use((ctx, operator) => writeMore(ctx, operator, '石小月'))
    expect(await names(at)).toEqual(['石小月', '石小雨'])
    expect(await findingsOf(at)).toEqual([])

    // What stood there before the restore was not thrown away.
    expect(restored.before).not.toBeNull()
    await restore(at, restored.before ?? '', null, true)
    expect(await names(at)).toEqual(['石小云', '石小雨'])
    expect(await findingsOf(at)).toEqual([])
  })

  it('a restore that was cut off leaves what was there, and one cut off after its commit is finished', async () => {
    const at = await newInstallation(kind)
    await fillInstallation(at)
    const { file } = await copyOf(at)
    await at.use((ctx, operator) => writeMore(ctx, operator, '石小云'))
    // Killed before the commit: files wait for a restore that the database does not name.
    await stageFile(at.settings, 'attachments/a', bytes('of a restore that never was'))
    await closeStage(at.settings, { id: '0f5a3d5e-0000-4000-8000-000000000000', files: ['attachments/a'] })
    expect(await names(at)).toEqual(['石小云', '石小雨'])
    expect(readdirSync(at.settings.dataDir)).not.toContain('restoring')
    expect(existsSync(join(at.settings.dataDir, 'attachments', 'a'))).toBe(false)
    // Killed after it: the database names it, its files are brought at the next start.
    await restore(at, file, null, true)
    const id = await at.asOwner(
      async (client) => (await client.query(`select settings->'restored'->>'id' as id from county`)).rows[0].id,
    )
    await stageFile(at.settings, 'attachments/b', bytes('of the restore'))
    await closeStage(at.settings, { id, files: ['attachments/b'] })
    expect(await names(at)).toEqual(['石小雨'])
    expect(readFileSync(join(at.settings.dataDir, 'attachments', 'b'), 'utf8')).toBe('of the restore')
    expect(readdirSync(at.settings.dataDir)).not.toContain('restoring')
  })
})

it('opens on a new machine by the recovery code alone', async () => {
  const at = await newInstallation('by URL')
  await fillInstallation(at)
  const { file } = await copyOf(at)
  const { code } = recoveryCode(at.settings.dataDir)
  const elsewhere = await newInstallation('by URL')
  expect(await faultOf(restore(elsewhere, file))).toBe('key-needed')
  expect(await faultOf(restore(elsewhere, file, 'AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-FFFFF'))).toBe('code-wrong')
  expect(await faultOf(restore(elsewhere, file, '石小雨'))).toBe('code-wrong')
  // Read from paper by somebody in a hurry.
  await restore(elsewhere, file, ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} `)
  expect(readFileSync(elsewhere.settings.keyFile, 'utf8')).toBe(readFileSync(at.settings.keyFile, 'utf8'))
  expect(await names(elsewhere)).toEqual(['石小雨'])
  expect(await findingsOf(elsewhere)).toEqual([])
  // One key and one paper from now on.
  expect(recoveryCode(elsewhere.settings.dataDir).code).toBe(code)
})

it('never under somebody who uses the data, nor over another county', async () => {
  const at = await newInstallation('by URL')
  await fillInstallation(at)
  const { file } = await copyOf(at)
  const server = await openProduct(at.settings)
  expect(await faultOf(restore(at, file))).toBe('in-use')
  await server.close()
  const { code } = recoveryCode(at.settings.dataDir)
  const other = await newInstallation('by URL')
  await fillInstallation(other, '522698')
  const there = await everything(other)
  expect(await faultOf(restore(other, file))).toBe('key-needed')
  expect(await faultOf(restore(other, file, code))).toBe('other-county')
  expect(await everything(other)).toEqual(there)
})

it('a copy of an older version is brought up to this one', async () => {
  const at = await newInstallation('by URL')
  await fillInstallation(at)
  // As it was before help lines: the newest migration that takes only a column away again.
  await at.asOwner(async (client) => {
    await client.query('alter table place drop column help_lines')
    await client.query(`delete from migration where name = '005-help-lines'`)
  })
  const file = join(at.settings.dataDir, '..', 'old.copy')
  const { makeCopy } = await import('./make-copy.ts')
  const { copyKeysOf } = await import('./copies.ts')
  const { keysIn } = await import('../keys.ts')
  await makeCopy({
    file,
    settings: at.settings,
    keys: { ...copyKeysOf(keysIn(at.settings.keyFile)), code: recoveryCode(at.settings.dataDir).code },
    now: Date.now(),
    withOwner: at.asOwner,
  })
  await restore(at, file, null, true)
  expect(await findingsOf(at)).toEqual([])
  expect(await names(at)).toEqual(['石小雨'])
})

it('a copy that a newer version made is refused before anything is touched', async () => {
  const at = await newInstallation('by URL')
  await fillInstallation(at)
  await at.asOwner((client) => client.query(`insert into migration (name, hash) values ('999-later', 'x')`))
  expect(await faultOf(copyOf(at))).toBe('newer')
  expect(readdirSync(join(at.settings.dataDir, '..'))).toEqual(['data'])
})

it('makes no copy of nothing, nor over a file that is none; a full disk leaves no half file', async () => {
  const at = await newInstallation('by URL')
  expect(await faultOf(at.use((ctx) => ctx.copies.make(join(at.settings.dataDir, 'x.copy'), 0)))).toBe('nothing-yet')
  await fillInstallation(at)
  const mine = join(at.settings.dataDir, '..', '工作总结.docx')
  writeFileSync(mine, 'work of a week')
  expect(await faultOf(copyOf(at, '工作总结.docx'))).toBe('in-the-way')
  expect(readFileSync(mine, 'utf8')).toBe('work of a week')
  const { file } = await copyOf(at)
  const whole = readFileSync(file)
  await at.use(async (ctx) => {
    const { makeCopy } = await import('./make-copy.ts')
    const full = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
    const keys = { installation: Buffer.alloc(32), code: '0'.repeat(30) }
    const work = makeCopy({ file, settings: at.settings, keys, now: ctx.now(), withOwner: full })
    expect(await faultOf(work)).toBe('no-room')
  })
  // The one of before stands as it was.
  expect(readFileSync(file).equals(whole)).toBe(true)
  expect(readdirSync(join(at.settings.dataDir, '..')).sort()).toEqual(['a.copy', 'data', '工作总结.docx'])
  // And it may be replaced by a newer one.
  expect((await copyOf(at)).children).toBe(1)
  rmSync(file)
})

it('says that it is used again after the connection was lost', async () => {
  const at = await newInstallation('by URL')
  const connection = connectionOf(at.settings.databaseUrl ?? '')
  const use = await holdUse(connection)
  const { takeAlone } = await import('../installation/db/in-use.ts')
  const alone = () =>
    at.asOwner(async (client) => {
      const got = await takeAlone(client, 'nobody')
      if (!got) return false
      await client.query('select pg_advisory_unlock_all()')
      return true
    })
  expect(await alone()).toBe(false)
  await at.asOwner((client) =>
    client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'nuanyang use' and datname = current_database()`,
    ),
  )
  await expect.poll(alone, { timeout: 120_000 }).toBe(false)
  await use.leave()
  await expect.poll(alone, { timeout: 120_000 }).toBe(true)
})
