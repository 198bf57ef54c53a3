import { rmSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { AppError } from '../domain/errors.ts'
import { sealOldRows } from './audit/db/baseline.ts'
import { KEYED } from './audit/db/seal.ts'
import { readHeads } from './audit/seal-heads.ts'
import { takeOverConcerns } from './concerns/take-over.ts'
import type { Ctx } from './context.ts'
import { makeCopies } from './copies/copies.ts'
import { finishRestore } from './copies/staged.ts'
import { asOwner, makeFolder, openDatabase } from './database.ts'
import { setForce } from './db/copy/snapshot.ts'
import { bringIndexesBack, withIndexesAside } from './db/indexes-aside.ts'
import { migrate } from './db/migrations/migrate.ts'
import { openDb } from './db/pool.ts'
import { appRoleOf, ensureAppRole, isWrongPassword, setAppPassword } from './db/role.ts'
import { sealsFrom } from './db/seals/seals.ts'
import type { Settings } from './env.ts'
import { inTheClear } from './in-the-clear.ts'
import { BeingRestored, holdUse } from './installation/db/in-use.ts'
import { keepKeyMark, keyFits } from './installation/db/key-check.ts'
import { searchKeysAreMade, searchKeysAreOld } from './installation/db/search-key-mark.ts'
import { refreshStatistics } from './installation/db/statistics.ts'
import { makeJobs } from './job-queue.ts'
import { beginDay } from './jobs/begin-day.ts'
import { renewSearchKeys } from './jobs/renew-search-keys.ts'
import { KEY_MARK, loadKeys, SEAL_SECRET } from './keys.ts'
import { numbersAreSealed, sealOldNumbers } from './rosters/db/seal-old-numbers.ts'
import { keepCompiledIn } from './watched-process.ts'

/** Milliseconds that open queries are given at the end. */
const PATIENCE = 1500

/**
 * Opens everything that commands need: database (embedded, or the one named), migrations, the bound role, keys. `gone`: told when
 * the embedded database has ended and could not be started again.
 */
export const openProduct = async (
  settings: Settings,
  gone: (error: Error) => void = () => {},
): Promise<{ ctx: Ctx; close: () => Promise<void> }> => {
  makeFolder(settings.dataDir)
  keepCompiledIn(join(settings.dataDir, 'compiled'))
  const log = pino({ level: settings.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
  const { owner, stop } = await openDatabase(settings, gone)
  const named = settings.databaseUrl !== null
  let use: { leave: () => Promise<void> } | null = null
  try {
    use = await holdUse(owner).catch((error: unknown) => {
      if (error instanceof BeingRestored) throw new AppError('being-restored')
      throw error
    })
    // The files of a restore whose database stands already come first: its key may be among them.
    await asOwner(owner, named, (client) => finishRestore(client, settings))
    const { keys, made } = loadKeys(settings.keyFile)
    const role = appRoleOf(owner.database)
    // Every process with the same key signs in to the database alike.
    const password = keys.secret(`database role ${role}`)
    const { password: _owner, ...place } = owner
    const seals = sealsFrom(keys.secret(SEAL_SECRET))
    let closing = false
    let resealed = false
    let oldKeys = false
    const open = () =>
      openDb(
        { ...place, user: role, password },
        seals,
        (error) => {
          if (!closing) log.warn({ fault: error.message }, 'database connection lost')
        },
        {
          refreshStatistics: () =>
            refreshStatistics(owner).catch((error: Error) =>
              log.warn({ fault: error.message }, 'statistics not refreshed'),
            ),
          indexesAside: (tables, work) => withIndexesAside(owner, tables, work),
        },
      )
    const db = await asOwner(owner, named, async (client) => {
      const mark = keys.sign(KEY_MARK)
      if (!(await keyFits(client, mark))) {
        if (made) rmSync(settings.keyFile, { force: true })
        throw new Error(
          made
            ? `没有找到密钥文件 ${settings.keyFile}，而数据库里已有用它加密的号码。请从备份恢复它，或用 NUANYANG_KEY_FILE 指对位置，再启动。`
            : `密钥文件 ${settings.keyFile} 不是这个数据库的那一把，号码打不开，服务不启动。请用 NUANYANG_KEY_FILE 指到原来的密钥文件。`,
        )
      }
      await ensureAppRole(client, role, password)
      // What a process left aside that was ended while it wrote millions of rows.
      await bringIndexesBack(client)
      await migrate(client, role)
      // What a copy that was killed left open.
      await setForce(client, true)
      resealed = await sealOldNumbers(client, keys)
      oldKeys = await searchKeysAreOld(client)
      await keepKeyMark(client, mark)
      await sealOldRows(client, seals, knownSealed(settings.dataDir), Date.now())
      return open().catch(async (error: unknown) => {
        if (!isWrongPassword(error)) throw error
        await setAppPassword(client, role, password)
        return open()
      })
    })
    const jobs = makeJobs(log)
    const close = async () => {
      closing = true
      // A query that will not end must not keep the whole from ending; the database rolls it back.
      await Promise.race([jobs.close().then(() => db.end()), new Promise((done) => setTimeout(done, PATIENCE).unref())])
      await use?.leave()
      await stop()
    }
    const copies = makeCopies({ settings, keys, withOwner: (work) => asOwner(owner, named, work) })
    const ctx: Ctx = {
      db,
      keys,
      now: () => Date.now(),
      log,
      dataDir: settings.dataDir,
      jobs,
      copies,
      inTheClear: inTheClear(settings),
    }
    if (resealed || oldKeys) {
      await renewSearchKeys(ctx)
      await asOwner(owner, named, async (client) => {
        await searchKeysAreMade(client)
        if (resealed) await numbersAreSealed(client)
      })
    }
    await takeOverConcerns(ctx)
    await beginDay(ctx).catch((error: Error) => log.warn({ fault: error.message }, 'day not begun'))
    return { ctx, close }
  } catch (error) {
    await use?.leave()
    await stop()
    throw error
  }
}

/** Counties whose chain under the key this machine knows: their rows are sealed, and are not sealed anew. */
const knownSealed = (dataDir: string) => {
  const heads = readHeads(dataDir)
  return (county: number) => heads[county]?.suite === KEYED
}
