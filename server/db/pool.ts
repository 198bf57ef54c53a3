import pg from 'pg'
import { COLUMN_TYPES, type ColumnTypes, columnTypesOf } from './column-types.ts'
import type { Grounds } from './ground.ts'
import { type Horizons, openHorizons } from './horizon.ts'
import type { Great } from './indexes-aside.ts'
import { type Lanes, makeLanes } from './lanes.ts'
import { isSharded } from './migrations/migrate.ts'
import { programName } from './program-name.ts'
import type { Seals } from './seals/seals.ts'
import { type NameStatement, statementNames } from './statement-names.ts'

/**
 * Milliseconds within which a statement ends, or a lock is had, in a request: a database that has stopped answering, or one
 * question that is too large, never takes all connections with it (L7). What works in the background is given longer
 * (`TxOptions.patient`). `query`: how long we listen for an answer of a database that says nothing at all; `health`: the
 * same for whoever watches over the server.
 */
export const TIMES = {
  connect: 10_000,
  statement: 60_000,
  lock: 30_000,
  query: 75_000,
  patient: 30 * 60_000,
  health: 3000,
}

/**
 * The app's connections. `sharded`: settings must be passed on to the workers with each transaction. `columns`: of each table, as it stands when the pool is opened. `refreshStatistics`: to be
 * called after much was written at once. `indexesAside`: for whoever writes millions of rows (indexes-aside.ts); only where this
 * process knows the database's owner, else the work is done as it is.
 */
export type Db = {
  pool: pg.Pool
  sharded: boolean
  columns: ColumnTypes
  grounds: Grounds
  horizons: Horizons
  lanes: Lanes
  seals: Seals
  /** Moves with every commit that left audit rows: there is something to seal. */
  audited: { commits: number }
  named: NameStatement
  refreshStatistics: () => Promise<void>
  indexesAside: <T>(tables: readonly Great[], work: () => Promise<T>) => Promise<T>
  end: () => Promise<void>
}

// Civil dates are text; 64-bit numbers of ours (sequence numbers) stay below 2^53.
pg.types.setTypeParser(20, (text) => Number(text))

/** Opens the pool and refuses to go on where the role is not bound by row security. */
export const openDb = async (
  connection: pg.PoolConfig,
  seals: Seals,
  onError: (error: Error) => void,
  byOwner: Partial<Pick<Db, 'refreshStatistics' | 'indexesAside'>> = {},
): Promise<Db> => {
  const config = {
    max: 16,
    idleTimeoutMillis: 30_000,
    application_name: programName(),
    keepAlive: true,
    // Whoever begins and goes no further lets go of what others wait for, on whatever server.
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: TIMES.connect,
    statement_timeout: TIMES.statement,
    lock_timeout: TIMES.lock,
    query_timeout: TIMES.query,
    // Questions asked together go out together, and are answered in order.
    pipeline: true,
    ...connection,
  }
  const pool = new pg.Pool(config)
  pool.on('error', onError)
  try {
    const client = await pool.connect()
    try {
      await refuseUnbound(client)
      const sharded = await isSharded(client)
      const columns = columnTypesOf((await client.query(COLUMN_TYPES)).rows)
      const horizons = openHorizons(config, onError)
      return {
        pool,
        sharded,
        columns,
        grounds: new Map(),
        horizons,
        lanes: makeLanes(pool.options.max ?? 16),
        seals,
        audited: { commits: 0 },
        named: statementNames(!sharded),
        refreshStatistics: byOwner.refreshStatistics ?? (async () => {}),
        indexesAside: (!sharded && byOwner.indexesAside) || ((_, work) => work()),
        end: async () => {
          await Promise.all([pool.end(), horizons.end()])
        },
      }
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error
  }
}

/** At start: row security must be active for this role on every table that carries a county (issue: refuse to serve). */
const refuseUnbound = async (client: pg.ClientBase) => {
  const loose = await client.query<{ relname: string }>(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'county_id'
     where n.nspname = 'public' and c.relkind = 'r' and not row_security_active(c.oid)`,
  )
  if (loose.rows.length)
    throw new Error(
      `数据库的行级权限没有生效（${loose.rows.map((r) => r.relname).join('、')}），为保护孩子的资料，服务不启动。请不要用超级用户或带 BYPASSRLS 的账号连接。`,
    )
}
