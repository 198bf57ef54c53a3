import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { AppError } from '../domain/errors.ts'
import type { Connection } from './db/embedded/connection.ts'
import { ensureDatabase } from './db/embedded/ensure-database.ts'
import { startEmbedded } from './db/embedded/start.ts'
import { connectionOf, type NamedConnection } from './db/url.ts'
import type { Settings } from './env.ts'

const DATABASE = 'nuanyang'

export type OwnerDatabase = { owner: Connection | NamedConnection; stop: () => Promise<void> }

/** The database of these settings, running: the one named, or the embedded one started. Nothing is made in it. */
export const openDatabase = async (
  settings: Settings,
  gone: (error: Error) => void = () => {},
): Promise<OwnerDatabase> =>
  settings.databaseUrl
    ? { owner: connectionOf(settings.databaseUrl), stop: async () => {} }
    : embedded(join(settings.dataDir, 'database'), gone)

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

export const makeFolder = (folder: string) => {
  try {
    makeFolders(folder)
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Error(
      `数据目录 ${folder} 用不了（${(error as NodeJS.ErrnoException).code}）。请用 NUANYANG_DATA 指到一个可写的目录。`,
    )
  }
}

export const asOwner = async <T>(
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

const embedded = async (folder: string, gone: (error: Error) => void): Promise<OwnerDatabase> => {
  const started = await startEmbedded(folder, { gone })
  try {
    await ensureDatabase(started.connection, DATABASE)
  } catch (error) {
    await started.stop()
    throw error
  }
  return { owner: { ...started.connection, database: DATABASE }, stop: started.stop }
}
