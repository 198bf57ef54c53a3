import { accessSync, constants, existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { AppError } from '../domain/errors.ts'
import type { Ctx } from './context.ts'
import { ensureDatabase } from './db/embedded/ensure-database.ts'
import { type Connection, startEmbedded } from './db/embedded/start.ts'
import { keepKeyMark, keyFits } from './db/key-check.ts'
import { migrate } from './db/migrations/migrate.ts'
import { openDb } from './db/pool.ts'
import { appRoleOf, ensureAppRole, isWrongPassword, setAppPassword } from './db/role.ts'
import { sealOldNumbers } from './db/seal-old-numbers.ts'
import { refreshStatistics } from './db/statistics.ts'
import { connectionOf } from './db/url.ts'
import type { Settings } from './env.ts'
import { beginDay } from './jobs/begin-day.ts'
import { makeJobs } from './jobs/queue.ts'
import { renewSearchKeys } from './jobs/renew-search-keys.ts'
import { KEY_MARK, loadKeys } from './keys.ts'

const DATABASE = 'nuanyang'
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
  const log = pino({ level: settings.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
  const { keys, made } = loadKeys(settings.keyFile)
  const { owner, stop } = settings.databaseUrl
    ? { owner: connectionOf(settings.databaseUrl), stop: async () => {} }
    : await embedded(join(settings.dataDir, 'database'), gone)
  try {
    const role = appRoleOf(owner.database)
    // Every process with the same key signs in to the database alike.
    const password = keys.secret(`database role ${role}`)
    const { password: _owner, ...place } = owner
    let closing = false
    let resealed = false
    const open = () =>
      openDb(
        { ...place, user: role, password },
        (error) => {
          if (!closing) log.warn({ fault: error.message }, 'database connection lost')
        },
        () =>
          refreshStatistics(owner).catch((error: Error) =>
            log.warn({ fault: error.message }, 'statistics not refreshed'),
          ),
      )
    const db = await asOwner(owner, settings.databaseUrl !== null, async (client) => {
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
      await migrate(client, role)
      resealed = await sealOldNumbers(client, keys)
      await keepKeyMark(client, mark)
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
      await Promise.race([
        jobs.close().then(() => db.pool.end()),
        new Promise((done) => setTimeout(done, PATIENCE).unref()),
      ])
      await stop()
    }
    const ctx: Ctx = { db, keys, now: () => Date.now(), log, dataDir: settings.dataDir, jobs }
    if (resealed) await renewSearchKeys(ctx)
    await beginDay(ctx).catch((error: Error) => log.warn({ fault: error.message }, 'day not begun'))
    return { ctx, close }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Folder after folder: what Node does by itself never ends where the system refuses in an odd way (below /proc). */
const makeFolders = (folder: string) => {
  if (existsSync(folder)) return
  makeFolders(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Made by somebody else a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

const makeFolder = (folder: string) => {
  try {
    makeFolders(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Error(
      `数据目录 ${folder} 用不了（${(error as NodeJS.ErrnoException).code}）。请用 NUANYANG_DATA 指到一个可写的目录。`,
    )
  }
}

const asOwner = async <T>(
  owner: pg.ClientConfig,
  named: boolean,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client(owner)
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    if (!named) throw error
    const { code, message } = error as { code?: string; message: string }
    throw new AppError(
      'unavailable',
      undefined,
      `连不上 DATABASE_URL 指的数据库（${code ?? message}）。请核对主机、端口、账号、密码和库名，并确认它在运行。`,
    )
  }
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const embedded = async (
  folder: string,
  gone: (error: Error) => void,
): Promise<{ owner: Connection; stop: () => Promise<void> }> => {
  const started = await startEmbedded(folder, { gone })
  try {
    await ensureDatabase(started.connection, DATABASE)
  } catch (error) {
    await started.stop()
    throw error
  }
  return { owner: { ...started.connection, database: DATABASE }, stop: started.stop }
}
