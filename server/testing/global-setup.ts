import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../db/embedded/start.ts'
import { migrate } from '../db/migrations/migrate.ts'
import { ensureAppRole } from '../db/role.ts'
import { installWritePathCheck } from './write-path-check.ts'

export type TestCluster = {
  engine: 'embedded' | 'pg15' | 'citus'
  owner: { host: string; port: number; user: string; database: string; password?: string }
  role: string
  password: string
  template: string | null
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster | null
  }
}

const ROLE = 'nuanyang_test_app'
const PG15 = '/usr/lib/postgresql/15/bin'

/** One cluster for the whole run; each test file clones the template (on the sharded engine it takes a county of its own). */
export default async function setup(project: TestProject) {
  const engine = (process.env.NUANYANG_TEST_DATABASE ?? 'embedded') as TestCluster['engine']
  const folder = mkdtempSync(join(tmpdir(), 'nuanyang-db-'))
  const started = engine === 'citus' ? await citus(folder) : await plain(folder, engine)
  const password = randomBytes(24).toString('hex')
  const template = engine === 'citus' ? null : 'nuanyang_template'
  const admin = new pg.Client(started.owner)
  await admin.connect()
  await ensureAppRole(admin, ROLE, password)
  // A statement that goes to all shards costs thirty times as much as one that names its county where the engine looks for it.
  if (engine === 'citus') await admin.query(`alter role ${ROLE} set citus.multi_task_query_log_level = 'error'`)
  if (template) await admin.query(`create database ${template}`)
  await admin.end()
  const owner = new pg.Client({ ...started.owner, database: template ?? started.owner.database })
  await owner.connect()
  await migrate(owner, ROLE)
  if (engine !== 'citus') await installWritePathCheck(owner)
  await owner.end()
  project.provide('cluster', { engine, owner: started.owner, role: ROLE, password, template })
  return async () => {
    await started.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const plain = async (folder: string, engine: string) => {
  if (engine === 'pg15' && !existsSync(join(PG15, 'postgres'))) throw new Error('PostgreSQL 15 is not installed here')
  const embedded = await startEmbedded(folder, {
    fast: true,
    settings: ['max_connections=200'],
    ...(engine === 'pg15' ? { programs: resolve(PG15, '..') } : {}),
  })
  return { owner: embedded.connection, stop: embedded.stop }
}

const citus = async (folder: string) => {
  const program = join(resolve(process.env.NUANYANG_CITUS_DIR ?? '../shared/citus'), 'cluster')
  const begun = spawnSync('bash', [program, 'start', folder], { encoding: 'utf8' })
  const url = /DATABASE_URL=(\S+)/.exec(begun.stdout)?.[1]
  if (!url) throw new Error(`the sharded cluster did not start: ${begun.stderr}`)
  const at = new URL(url)
  const owner = { host: at.hostname, port: Number(at.port), user: at.username, database: at.pathname.slice(1) }
  await waitForNoDisk({ host: owner.host, port: owner.port, database: owner.database })
  return {
    owner,
    stop: async () => {
      spawnSync('bash', [program, 'stop', folder])
    },
  }
}

/** What is thrown away at the end waits for no disk (a commit on three nodes does so five times, half of all the time), and compiles no statement. */
const waitForNoDisk = async (coordinator: { host: string; port: number; database: string }) => {
  const onNode = async <T>(port: number, work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ ...coordinator, port, user: 'postgres' })
    await client.connect()
    return work(client).finally(() => client.end())
  }
  const nodes = await onNode(coordinator.port, (client) =>
    client.query<{ port: number }>('select nodeport as port from pg_dist_node'),
  )
  for (const { port } of nodes.rows)
    await onNode(port, async (client) => {
      for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'jit'])
        await client.query(`alter system set ${name} = off`)
      await client.query('select pg_reload_conf()')
    })
}
