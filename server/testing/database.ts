import { randomInt } from 'node:crypto'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'
import { type Db, openDb } from '../db/pool.ts'
import { sealsFrom } from '../db/seals/seals.ts'
import { keysFrom, SEAL_SECRET } from '../keys.ts'
import type { TestCluster } from './global-setup.ts'

/** The key of all tests. */
export const testKeys = keysFrom(Buffer.alloc(32, 7))
const testSeals = sealsFrom(testKeys.secret(SEAL_SECRET))

export type TestDatabase = {
  name: string
  role: string
  db: Db /** As the owner, past every policy: for looking at what is really there, and for sabotage. */
  owner: pg.Client
  countyBase: number
  engine: string
  close: () => Promise<void>
}

/** A database of its own for a test file, opened as the app's role. Call in `beforeAll`, close in `afterAll`. */
export const openTestDatabase = async (): Promise<TestDatabase> => {
  const cluster = inject('cluster')
  if (!cluster) throw new Error('no test cluster')
  return openAt(cluster, cluster.template ? await cloned(cluster, cluster.template) : cluster.owner.database)
}

const cloned = async (cluster: TestCluster, template: string): Promise<string> => {
  const database = `t_${process.pid}_${randomInt(1e9)}`
  const admin = new pg.Client(cluster.owner)
  await admin.connect()
  await admin.query(`create database ${database} template ${template}`)
  await admin.end()
  return database
}

/** A copy of a test database that was closed, to be spoilt and thrown away. Not on the sharded engine, which has no templates. */
export const copyOf = async (database: Pick<TestDatabase, 'name'>): Promise<TestDatabase> => {
  const cluster = inject('cluster')
  if (!cluster) throw new Error('no test cluster')
  return openAt(cluster, await cloned(cluster, database.name))
}

const openAt = async (cluster: TestCluster, database: string): Promise<TestDatabase> => {
  const { password: _owner, ...place } = cluster.owner
  const db = await openDb(
    { ...place, database, user: cluster.role, password: cluster.password, max: 12 },
    testSeals,
    () => {},
  )
  const owner = new pg.Client({ ...cluster.owner, database })
  await owner.connect()
  const close = async () => {
    await db.end()
    await owner.end()
  }
  return {
    name: database,
    role: cluster.role,
    db,
    owner,
    countyBase: randomInt(1, 2_000_000_000),
    engine: cluster.engine,
    close,
  }
}

/** For a test that needs a database all to itself. */
export const ownTestDatabase = async (): Promise<TestDatabase> => {
  const made = await openTestDatabase()
  onTestFinished(() => made.close())
  return made
}

/** Said in a transaction before a question to every shard, as only a test asks one: of the product's own statements each goes to one (global-setup.ts). */
export const OF_EVERY_SHARD = `set local citus.multi_task_query_log_level = 'off'`

/** What the app's role is told of a table with no county and no circle set. */
export const countedUnset = async ({ db }: Pick<TestDatabase, 'db'>, table: string): Promise<number> => {
  const client = await db.pool.connect()
  try {
    await client.query('begin')
    await client.query(OF_EVERY_SHARD)
    const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${table}`)
    return rows[0]?.n ?? -1
  } finally {
    await client.query('rollback')
    client.release()
  }
}
