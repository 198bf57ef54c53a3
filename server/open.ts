import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import pino from 'pino'
import type { Ctx } from './context.ts'
import { ensureDatabase } from './db/embedded/ensure-database.ts'
import { type Connection, startEmbedded } from './db/embedded/start.ts'
import { migrate } from './db/migrations/migrate.ts'
import { openDb } from './db/pool.ts'
import { appRoleOf, ensureAppRole } from './db/role.ts'
import { refreshStatistics } from './db/statistics.ts'
import type { Settings } from './env.ts'
import { makeJobs } from './jobs/queue.ts'
import { loadKeys } from './keys.ts'

const DATABASE = 'nuanyang'

/** Opens everything that commands need: database (embedded, or the one named), migrations, the bound role, keys. */
export const openProduct = async (settings: Settings): Promise<{ ctx: Ctx; close: () => Promise<void> }> => {
  mkdirSync(settings.dataDir, { recursive: true })
  const log = pino({ level: settings.logLevel, base: null }, pino.destination({ fd: 2, sync: true }))
  const keys = loadKeys(settings.keyFile)
  const { owner, stop } = settings.databaseUrl
    ? { owner: fromUrl(settings.databaseUrl), stop: async () => {} }
    : await embedded(join(settings.dataDir, 'database'))
  try {
    const role = appRoleOf(owner.database)
    const client = new pg.Client(owner)
    await client.connect()
    let password: string
    try {
      password = await ensureAppRole(client, role, join(settings.dataDir, 'keys', `${role}.pass`))
      await migrate(client, role)
    } finally {
      await client.end()
    }
    const { password: _owner, ...place } = owner
    const db = await openDb(
      { ...place, user: role, password },
      (error) => log.warn({ fault: error.message }, 'database connection lost'),
      () =>
        refreshStatistics(owner).catch((error: Error) =>
          log.warn({ fault: error.message }, 'statistics not refreshed'),
        ),
    )
    const jobs = makeJobs(log)
    const close = async () => {
      await jobs.close()
      await db.pool.end()
      await stop()
    }
    return { ctx: { db, keys, now: () => Date.now(), log, dataDir: settings.dataDir, jobs }, close }
  } catch (error) {
    await stop()
    throw error
  }
}

const fromUrl = (url: string): Connection & { ssl?: boolean } => {
  const at = new URL(url)
  return {
    host: at.searchParams.get('host') ?? decodeURIComponent(at.hostname),
    port: Number(at.port || 5432),
    user: decodeURIComponent(at.username) || 'postgres',
    database: decodeURIComponent(at.pathname.slice(1)) || 'postgres',
    ...(at.password ? { password: decodeURIComponent(at.password) } : {}),
    ...(at.searchParams.get('sslmode') === 'require' ? { ssl: true } : {}),
  }
}

const embedded = async (folder: string) => {
  const started = await startEmbedded(folder)
  await ensureDatabase(started.connection, DATABASE)
  return { owner: { ...started.connection, database: DATABASE }, stop: started.stop }
}
